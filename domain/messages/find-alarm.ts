import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { latestAlarm } from './limit-queries'

/**
 * When the codes of the city's hour were last used up within a day, for its administrators; null if they
 * were not. Throws NotFound for everybody else.
 */
export async function findAlarm(ctx: Ctx): Promise<Date | null> {
  const { roles } = requireAccount(ctx.actor)
  if (!roles.some(({ role }) => role === 'city_administrator')) throw new NotFound()
  return latestAlarm(ctx.db.read, ctx.now)
}
