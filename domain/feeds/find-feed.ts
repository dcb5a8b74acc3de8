import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { selectFeedOf } from './queries'

/** Since when one's own feed has its address; null if it is off. The address itself is kept nowhere. */
export async function findFeed(ctx: Ctx): Promise<{ openedAt: Date } | null> {
  const { accountId } = requireAccount(ctx.actor)
  return selectFeedOf(ctx.db.read, accountId)
}
