import { requireConfirmed } from '../accounts/require-confirmed'
import { tellChange } from '../accounts/tell-change'
import { writeAudit } from '../audit/write-audit'
import { hasChildDataConsent } from '../consents/find-consent'
import { queueMessage } from '../messages/queue-message'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { findChildOf, guardiansOf, lockChild, openInvitationsOf, putInvitation } from './queries'
import { invitationExpiry, invitationRefusal } from './rules'

export type InviteRefusal = 'consent_missing' | NonNullable<ReturnType<typeof invitationRefusal>>

export type GuardianInvited = { ok: true; invitationId: string } | Refused<InviteRefusal>

/**
 * Asks the holder of a mobile number to be guardian of one's own child too. They see the child only
 * after accepting, signed in with that number and with a consent of their own. The answer does not
 * show whether the number has an account. Valid for 14 days; a message says
 * so, with the address (`link`) where it is answered. Needs a fresh code; the inviter's number is told.
 */
export async function inviteGuardian(
  ctx: Ctx,
  input: { childId: string; phone: string },
  link: string,
): Promise<GuardianInvited> {
  const { session: _, ...account } = requireConfirmed(ctx)
  const { accountId, name, language } = account
  const { childId, phone } = input
  return writing(ctx, async (write): Promise<GuardianInvited> => {
    await lockChild(write, childId)
    if (!(await findChildOf(write.tx, accountId, childId))) throw new NotFound()
    if (!(await hasChildDataConsent(write.tx, accountId))) {
      return { ok: false, reason: 'consent_missing' }
    }
    const guardians = await guardiansOf(write.tx, childId)
    const open = await openInvitationsOf(write.tx, childId, ctx.now)
    const reason = invitationRefusal(phone, guardians, open)
    if (reason) return { ok: false, reason }
    const expiresAt = invitationExpiry(ctx.now)
    const invitationId = await putInvitation(write, {
      childId,
      phone,
      invitedBy: accountId,
      expiresAt,
    })
    await queueMessage(write, {
      accountId: null,
      phone,
      language,
      kind: 'guardian_invited',
      parameters: { inviter: name ?? '', link },
    })
    await tellChange(write, account, 'guardian_invited')
    await writeAudit(write, {
      action: 'invite-guardian',
      subjectKind: 'guardian_invitation',
      subjectId: invitationId,
      childId,
    })
    return { ok: true, invitationId }
  })
}
