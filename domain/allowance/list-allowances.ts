import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { type AllowanceLeft, findAllowances } from './queries'

/** The allowance of each child of the signed-in guardian in the period under way. */
export async function listAllowances(ctx: Ctx): Promise<AllowanceLeft[]> {
  const { accountId } = requireAccount(ctx.actor)
  return findAllowances(ctx.db.read, accountId, dayOf(ctx.now))
}
