import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { expireStale } from './queries'

/**
 * Ends held and offered claims past their time. Only a job may; nothing waits for it, since a
 * booking that needs such a place releases it by itself. Answers with how many it found.
 */
export async function expireClaims(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new NotFound()
  return writing(ctx, ({ tx, now }) => expireStale(tx, now))
}
