import type { Executor } from '@/db/client'
import type { Ctx } from './context'

/** The context with a transaction under way: a use case called with it joins that transaction. */
export function inside(ctx: Ctx, tx: Executor): Ctx {
  const db = {
    ...ctx.db,
    read: tx,
    transaction: <T>(work: (on: Executor) => Promise<T>) => work(tx),
  }
  return { ...ctx, db }
}
