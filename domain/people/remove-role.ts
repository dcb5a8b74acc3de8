import { validate } from 'uuid'
import {
  closeRole,
  countCityAdministrators,
  findRole,
  lockRoles,
  toRole,
} from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { requireGrant } from './require-grant'
import { scopeDetails } from './scope-details'

export type RoleRemoved = { ok: true } | Refused<'last_administrator'>

/**
 * Takes a role away, from the account's next request on, with a reason. For those who may give that
 * role; everybody may take away their own. The last city administrator stays, so that somebody can
 * give roles.
 */
export function removeRole(
  ctx: Ctx,
  input: { roleId: string; reason: string },
): Promise<RoleRemoved> {
  const { actor } = ctx
  const { roleId, reason } = input
  requireSignedIn(actor)
  if (!validate(roleId)) throw new NotFound()
  return writing(ctx, async (write): Promise<RoleRemoved> => {
    await lockRoles(write)
    const found = await findRole(write.tx, roleId)
    if (!found) throw new NotFound()
    const role = toRole(found)
    const own =
      actor.kind === 'account' && actor.accountId === found.accountId && !actor.secondFactor
    if (!own) await requireGrant(write.tx, actor, role)
    const administrators = await countCityAdministrators(write.tx)
    if (role.role === 'city_administrator' && administrators === 1) {
      return { ok: false, reason: 'last_administrator' }
    }
    await closeRole(write, roleId)
    const { roomId, details } = scopeDetails(role)
    await writeAudit(write, {
      action: 'remove-role',
      subjectKind: 'account',
      subjectId: found.accountId,
      ...(roomId ? { roomId } : {}),
      reason,
      details: { roleId, ...details },
    })
    return { ok: true }
  })
}
