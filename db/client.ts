import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { asBusy, isBusy, isConnectionEnding } from './busy'
import { openPool, type Pool } from './pool'
import { renewing } from './renewing'
import { retrying } from './retry'
import { takingTurns } from './turns'

/** What a query runs on: the pool or one transaction. */
export type Executor = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'
>

/**
 * The only way to the database: reads on the pool, writes in a transaction. Throws Busy where the
 * database has too much to do or is away, the cause kept.
 */
export type Database = {
  readonly url: string
  readonly read: Executor
  /**
   * Runs `work` in one READ COMMITTED transaction; all of it or nothing. Deadlocks and
   * serialization failures are tried again; a lock not had in three seconds is thrown.
   */
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** Connections at most. */
  max?: number
  /** How many works may wait for a connection, and for how long; without it all, and for ever. */
  queue?: { waiting: number; patience: number }
  /** Milliseconds one statement may take. */
  statementTimeout?: number
  /** Hears of each time that Busy is thrown. */
  onBusy?: () => void
  /** A clock for tests and the demo city; the database's own clock otherwise. */
  clock?: () => Date
}

type Runner = <T>(work: () => Promise<T>) => Promise<T>

/** Opens a pool on `url`. Nothing connects before the first query. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { clock, queue, max = 10, statementTimeout = 60_000 } = options
  const inTurn: Runner = queue ? takingTurns({ atOnce: max, ...queue }) : (work) => work()
  const pools = renewing(
    () => {
      const pool = openPool(url, max, statementTimeout)
      return running(pool, (work) => asking(() => inTurn(() => watching(pool, work))))
    },
    (pool) => pool.$client.end({ timeout: 5 }),
  )

  async function asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const thrown = asBusy(error)
      if (isBusy(thrown)) options.onBusy?.()
      throw thrown
    }
  }

  /** The driver answers the next question on a broken connection with what was left of the last. */
  async function watching<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (isConnectionEnding(error)) pools.broken(pool)
      throw error
    }
  }

  function begin<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    const pool = pools.current()
    return watching(pool, () =>
      pool.transaction(async (tx) => {
        if (clock) {
          const now = clock().toISOString()
          await tx.execute(`select set_config('baobaowu.now', '${now}', true)`)
        }
        return work(tx)
      }),
    )
  }

  return {
    url,
    read: new Proxy(pools.current(), { get: (_, name) => Reflect.get(pools.current(), name) }),
    transaction: (work) => asking(() => retrying(() => inTurn(() => begin(work)))),
    close: pools.close,
  }
}

/** Has every query of the pool run by `run`; those of a transaction, which has its turn, are not. */
function running(pool: Pool, run: Runner): Pool {
  const { session } = pool._
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = ((...asked: Parameters<typeof prepare>) => {
    const query = prepare(...asked)
    const execute = query.execute.bind(query)
    query.execute = (values) => run(() => execute(values))
    return query
  }) as typeof prepare
  return pool
}
