import { insertRole, lockRoles, rolesOf, toRole } from '../accounts/queries'
import { sameRole } from '../accounts/rules'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { closeRoleInvitation, findInvitationByHash } from './queries'
import { type InvitationState, roleInvitationState } from './rules'
import { scopeDetails } from './scope-details'
import { tokenHash } from './secrets'
import { stillGranted } from './still-granted'

export type RoleAccepted =
  | { ok: true }
  | Refused<Exclude<InvitationState, 'open'> | 'fallen' | 'other_number'>

/**
 * Accepts the role an invitation offers, signed in with the number it went to; it is in force from
 * the next request on. Works once. Refused if it was used, withdrawn or expired, is for another
 * number, or if the person who invited could no longer give the role.
 */
export function acceptRoleInvitation(ctx: Ctx, input: { token: string }): Promise<RoleAccepted> {
  const { accountId, phone } = requireAccount(ctx.actor)
  return writing(ctx, async (write): Promise<RoleAccepted> => {
    await lockRoles(write)
    const hash = tokenHash(input.token)
    const found = await findInvitationByHash(write.tx, hash, { lock: true })
    if (!found) throw new NotFound()
    if (found.phone !== phone) return { ok: false, reason: 'other_number' }
    const state = roleInvitationState(found, ctx.now)
    if (state !== 'open') return { ok: false, reason: state }
    const role = toRole(found)
    if (!(await stillGranted(write.tx, found.invitedBy, role))) {
      return { ok: false, reason: 'fallen' }
    }
    const held = await rolesOf(write.tx, accountId)
    const had = held.some((one) => sameRole(one, role))
    const roleId = had ? null : await insertRole(write, accountId, role, found.invitedBy)
    await closeRoleInvitation(write, found.id, 'accepted')
    const { roomId, details } = scopeDetails(role)
    await writeAudit(write, {
      action: 'accept-role-invitation',
      subjectKind: 'role_invitation',
      subjectId: found.id,
      ...(roomId ? { roomId } : {}),
      details: { ...details, accountId, roleId },
    })
    return { ok: true }
  })
}
