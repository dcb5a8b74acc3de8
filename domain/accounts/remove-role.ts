import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../shared/administrators'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { closeRole, countCityAdministrators, findRole, lockRoles } from './queries'

export type RoleRemoved = { ok: true } | Refused<'last_administrator'>

/**
 * Takes a role away, from the account's next request on. By a city administrator or the program
 * itself. The last city administrator stays, so that somebody can give roles.
 */
export function removeRole(ctx: Ctx, input: { roleId: string }): Promise<RoleRemoved> {
  requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write): Promise<RoleRemoved> => {
    await lockRoles(write)
    const role = await findRole(write.tx, input.roleId)
    if (!role) throw new NotFound()
    const administrators = await countCityAdministrators(write.tx)
    if (role.role === 'city_administrator' && administrators === 1) {
      return { ok: false, reason: 'last_administrator' }
    }
    await closeRole(write, role.id)
    await writeAudit(write, {
      action: 'remove-role',
      subjectKind: 'account',
      subjectId: role.accountId,
      details: { roleId: role.id, role: role.role },
    })
    return { ok: true }
  })
}
