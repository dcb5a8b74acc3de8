import type { Database, Executor } from '@/db/client'
import type { Ctx } from './context'

/** The context with a transaction under way: a use case called with it joins that transaction. */
export function inside(ctx: Ctx, tx: Executor): Ctx {
  return { ...ctx, db: { ...joining(ctx.db, tx), read: tx } }
}

/** The database whose writes join a transaction under way; its reads do not. */
export function joining(db: Database, tx: Executor): Database {
  const join = <T>(work: (on: Executor) => Promise<T>) => work(tx)
  return { ...db, transaction: join, statement: join }
}
