import { requireConfirmed } from '../accounts/require-confirmed'
import { tellChange } from '../accounts/tell-change'
import { writeAudit } from '../audit/write-audit'
import { hasChildDataConsent } from '../consents/find-consent'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { closeInvitation, findInvitation, guardiansOf, insertGuardian, lockChild } from './queries'
import type { Relation } from './types'

export type InvitationAnswered =
  | { ok: true; childId: string }
  | Refused<'consent_missing' | 'invitation_over' | 'relation_missing'>

/**
 * Accepts or declines an invitation to one's own number. Accepting needs one's own consent to the
 * child-data rule and says what one is to the child. Answered, withdrawn or expired ones are over.
 * Accepting needs a fresh code; the number is told.
 */
export async function answerInvitation(
  ctx: Ctx,
  input: { invitationId: string; accepts: boolean; relation?: Relation },
): Promise<InvitationAnswered> {
  const { accepts, relation } = input
  const account = accepts ? requireConfirmed(ctx) : requireAccount(ctx.actor)
  const { accountId, phone } = account
  return writing(ctx, async (write): Promise<InvitationAnswered> => {
    const first = await findInvitation(write.tx, input.invitationId)
    if (!first || first.phone !== phone) throw new NotFound()
    const { id, childId } = first
    await lockChild(write, childId)
    const now = await findInvitation(write.tx, id)
    if (!now || now.answer || now.expiresAt <= ctx.now) {
      return { ok: false, reason: 'invitation_over' }
    }
    if (accepts) {
      if (!relation) return { ok: false, reason: 'relation_missing' }
      if (!(await hasChildDataConsent(write.tx, accountId))) {
        return { ok: false, reason: 'consent_missing' }
      }
      const guardians = await guardiansOf(write.tx, childId)
      if (!guardians.some((one) => one.accountId === accountId)) {
        await insertGuardian(write, accountId, childId, relation)
        await tellChange(write, account, 'guardian_joined')
      }
    }
    await closeInvitation(write, id, accepts ? 'accepted' : 'declined', accountId)
    await writeAudit(write, {
      action: 'answer-invitation',
      subjectKind: 'guardian_invitation',
      subjectId: id,
      childId,
      details: { accepts },
    })
    return { ok: true, childId }
  })
}
