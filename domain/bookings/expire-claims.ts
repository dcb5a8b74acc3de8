import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { expireStale } from './queries'

/**
 * Ends held and offered claims past their time. Only a job may; nothing waits for it, since a
 * booking that needs such a place releases it. Answers how many it found.
 */
export async function expireClaims(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, ({ tx, now }) => expireStale(tx, now))
}
