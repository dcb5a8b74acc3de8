import { requireConfirmed } from '../accounts/require-confirmed'
import { tellChange } from '../accounts/tell-change'
import { writeAudit } from '../audit/write-audit'
import { hasChildDataConsent } from '../consents/find-consent'
import { nameForStrangers, receiverTurn, senderTurn } from '../messages/asking-rules'
import { messageLimits } from '../messages/limit-queries'
import { mayBeTexted } from '../messages/limit-rules'
import { queueMessage } from '../messages/queue-message'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { takeTurns } from '../shared/turn-queries'
import { findChildOf, guardiansOf, lockChild, openInvitationsOf, putInvitation } from './queries'
import { invitationExpiry, invitationRefusal } from './rules'

export type InviteRefusal =
  | 'consent_missing'
  | 'country_not_texted'
  | 'invited_enough'
  | NonNullable<ReturnType<typeof invitationRefusal>>

export type GuardianInvited =
  | { ok: true; invitationId: string; told: boolean }
  | Refused<InviteRefusal>

/**
 * Asks the holder of a mobile number to be guardian of one's own child too. They see the child only
 * after accepting, signed in with that number and with a consent of their own. The answer does not
 * show whether the number has an account. Valid for 14 days; a message says
 * so, with the address (`link`) where it is answered. Needs a fresh code; the inviter's number is told.
 * An account invites so often a day, whether it takes it back or not; beyond the messages a number gets in a
 * day the invitation is made without one (`told`), so that nobody uses up another's.
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
    const limits = await messageLimits(write.tx, ctx.now)
    if (!mayBeTexted(phone, limits.textedCountries)) {
      return { ok: false, reason: 'country_not_texted' }
    }
    const sender = senderTurn(accountId, limits, { staff: false })
    if (!(await takeTurns(write, [sender])).taken) return { ok: false, reason: 'invited_enough' }
    const expiresAt = invitationExpiry(ctx.now)
    const invitationId = await putInvitation(write, {
      childId,
      phone,
      invitedBy: accountId,
      expiresAt,
    })
    const { taken: told } = await takeTurns(write, [receiverTurn(phone, limits)])
    if (told) {
      await queueMessage(write, {
        accountId: null,
        phone,
        language,
        kind: 'guardian_invited',
        parameters: { inviter: nameForStrangers(name), link },
      })
    }
    await tellChange(write, account, 'guardian_invited')
    await writeAudit(write, {
      action: 'invite-guardian',
      subjectKind: 'guardian_invitation',
      subjectId: invitationId,
      childId,
    })
    return { ok: true, invitationId, told }
  })
}
