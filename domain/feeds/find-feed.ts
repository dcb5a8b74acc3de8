import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { selectFeedOf } from './queries'

/** Since when one's own feed has its address; null where it is off. The address itself nobody knows. */
export async function findFeed(ctx: Ctx): Promise<{ openedAt: Date } | null> {
  const { accountId } = requireAccount(ctx.actor)
  return selectFeedOf(ctx.db.read, accountId)
}
