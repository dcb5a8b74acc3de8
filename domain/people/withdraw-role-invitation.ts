import { validate } from 'uuid'
import { toRole } from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { closeRoleInvitation, lockRoleInvitation } from './queries'
import { requireGrant } from './require-grant'
import { roleInvitationState } from './rules'
import { scopeDetails } from './scope-details'

export type RoleInvitationWithdrawn = { ok: true } | Refused<'accepted'>

/**
 * Takes back a role that was offered, no matter by whom; its link says so from then on. For anybody
 * who may give that role. Refused once it was accepted; one that is over stays as it is.
 */
export function withdrawRoleInvitation(
  ctx: Ctx,
  input: { invitationId: string },
): Promise<RoleInvitationWithdrawn> {
  const { invitationId } = input
  requireSignedIn(ctx.actor)
  if (!validate(invitationId)) throw new NotFound()
  return writing(ctx, async (write): Promise<RoleInvitationWithdrawn> => {
    const found = await lockRoleInvitation(write.tx, invitationId)
    if (!found) throw new NotFound()
    const role = toRole(found)
    await requireGrant(write.tx, ctx.actor, role)
    const state = roleInvitationState(found, ctx.now)
    if (state === 'accepted') return { ok: false, reason: 'accepted' }
    if (state !== 'open') return { ok: true }
    await closeRoleInvitation(write, invitationId, 'withdrawn')
    await writeAudit(write, {
      action: 'withdraw-role-invitation',
      subjectKind: 'role_invitation',
      subjectId: invitationId,
      ...scopeDetails(role),
    })
    return { ok: true }
  })
}
