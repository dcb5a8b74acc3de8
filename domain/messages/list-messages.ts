import { requireSystem } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type MessageRow, selectLatestMessages } from './queries'

/**
 * The messages written last, newest first, no matter to whom. Only for the program itself: the
 * demo's page shows them in place of a provider that would send them.
 */
export async function listMessages(ctx: Ctx, input: { limit: number }): Promise<MessageRow[]> {
  requireSystem(ctx.actor)
  return selectLatestMessages(ctx.db.read, input.limit)
}
