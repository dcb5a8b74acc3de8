import { findAccountByPhone, lockPhone, rolesOf, toRole } from '../accounts/queries'
import { sameRole } from '../accounts/rules'
import { writeAudit } from '../audit/write-audit'
import { nameForStrangers, receiverTurn, senderTurn } from '../messages/asking-rules'
import { messageLimits } from '../messages/limit-queries'
import { mayBeTexted } from '../messages/limit-rules'
import { queueMessage } from '../messages/queue-message'
import { type Ctx, type Language, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { takeTurns } from '../shared/turn-queries'
import type { RoleInvitationInput } from './inputs'
import { scopeNames } from './people-queries'
import { findInvitationByHash, insertRoleInvitation, openInvitationsTo } from './queries'
import { requireGrant } from './require-grant'
import { roleInvitationExpiry } from './rules'
import { scopeDetails } from './scope-details'
import { tokenFor, tokenHash } from './secrets'

export type InvitedToRole =
  | { ok: true; token: string; expiresAt: Date; told: boolean }
  | Refused<'already_granted' | 'already_invited' | 'country_not_texted' | 'invited_enough'>

/**
 * Offers a role to the holder of a mobile number, by a link that can be used once within seven
 * days; a message carries it, and it is shown here once: only a hash is kept. The same form sent
 * twice (`key`) makes one invitation and the same link. Refuses a role the number has already, or
 * is invited to. So many a day by one account; beyond the messages a number gets in a day only the link says
 * it (`told`). For those who may give the role. `linkTo` makes the address of a token.
 */
export function inviteToRole(
  ctx: Ctx,
  input: RoleInvitationInput,
  linkTo: (token: string, language: Language) => string,
): Promise<InvitedToRole> {
  const { name, phone, role, key } = input
  return writing(ctx, async (write): Promise<InvitedToRole> => {
    await requireGrant(write.tx, ctx.actor, role)
    await lockPhone(write, phone)
    const token = tokenFor(ctx.actor.kind === 'account' ? ctx.actor.accountId : 'system', key)
    const sent = await findInvitationByHash(write.tx, tokenHash(token))
    if (sent) return { ok: true, token, expiresAt: sent.expiresAt, told: true }
    const account = await findAccountByPhone(write.tx, phone)
    const held = account ? await rolesOf(write.tx, account.id) : []
    if (held.some((one) => sameRole(one, role))) return { ok: false, reason: 'already_granted' }
    const open = await openInvitationsTo(write.tx, phone, ctx.now)
    if (open.some((one) => sameRole(toRole(one), role))) {
      return { ok: false, reason: 'already_invited' }
    }
    const limits = await messageLimits(write.tx, ctx.now)
    if (!mayBeTexted(phone, limits.textedCountries)) {
      return { ok: false, reason: 'country_not_texted' }
    }
    if (ctx.actor.kind === 'account') {
      const sender = senderTurn(ctx.actor.accountId, limits, { staff: true })
      if (!(await takeTurns(write, [sender])).taken) return { ok: false, reason: 'invited_enough' }
    }
    const expiresAt = roleInvitationExpiry(ctx.now)
    const made = { tokenHash: tokenHash(token), name, phone, role, expiresAt }
    const invitationId = await insertRoleInvitation(write, made)
    const language = account?.language ?? languageOf(write)
    const scope = await scopeNames(write.tx, role)
    const { taken: told } = await takeTurns(write, [receiverTurn(phone, limits)])
    if (told) {
      await queueMessage(write, {
        accountId: account?.id ?? null,
        phone,
        language,
        kind: 'role_invited',
        parameters: {
          inviter: ctx.actor.kind === 'account' ? nameForStrangers(ctx.actor.name) : '',
          role: role.role,
          scope: (language === 'en' ? scope?.en : scope?.zh) ?? '',
        },
        secret: { link: linkTo(token, language) },
      })
    }
    await writeAudit(write, {
      action: 'invite-to-role',
      subjectKind: 'role_invitation',
      subjectId: invitationId,
      ...scopeDetails(role),
    })
    return { ok: true, token, expiresAt, told }
  })
}

function languageOf({ actor }: Write): Language {
  return actor.kind === 'account' ? actor.language : 'zh'
}
