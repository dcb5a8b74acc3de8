import { brokenConstraint } from '@/db/retry'
import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, type Role, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { findAccount, insertRole, lockRoles, rolesOf } from './queries'
import { sameRole } from './rules'

export type RoleGranted =
  | { ok: true; roleId: string }
  | Refused<'already_granted' | 'scope_unknown'>

/**
 * Gives an account a role in its scope, in force at once. By a city administrator or the program
 * itself. Refuses a role the account has already and a scope (district, room …) that is not there.
 */
export async function grantRole(
  ctx: Ctx,
  input: { accountId: string; role: Role },
): Promise<RoleGranted> {
  requireCityAdministrator(ctx.actor)
  const { accountId, role } = input
  try {
    return await writing(ctx, async (write): Promise<RoleGranted> => {
      await lockRoles(write)
      if (!(await findAccount(write.tx, accountId))) throw new NotFound()
      const held = await rolesOf(write.tx, accountId)
      if (held.some((one) => sameRole(one, role))) return { ok: false, reason: 'already_granted' }
      const roleId = await insertRole(write, accountId, role)
      await writeAudit(write, {
        action: 'grant-role',
        subjectKind: 'account',
        subjectId: accountId,
        ...('roomId' in role ? { roomId: role.roomId } : {}),
        details: { roleId, ...role },
      })
      return { ok: true, roleId }
    })
  } catch (error) {
    const name = brokenConstraint(error)?.name ?? ''
    if (/^roles_(district|subdistrict|operator|room)/.test(name)) {
      return { ok: false, reason: 'scope_unknown' }
    }
    throw error
  }
}
