import { rankOf } from '../authority/rank-rules'
import { scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type DeskAlarm, selectDeskAlarms } from './alarm-queries'

/**
 * The rooms whose desk looked within a day for more families than showed themselves, for the administrators
 * above them; nothing for everybody else. Throws SignInNeeded for a visitor and a job.
 */
export async function listDeskAlarms(ctx: Ctx): Promise<DeskAlarm[]> {
  const staff = requireAccount(ctx.actor)
  const roles = staff.roles.filter(
    ({ role }) => rankOf(role) <= rankOf('subdistrict_administrator'),
  )
  return roles.length === 0
    ? []
    : selectDeskAlarms(ctx.db.read, scopeOf({ ...staff, roles }), ctx.now)
}
