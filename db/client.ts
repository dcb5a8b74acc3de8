import { setTimeout as wait } from 'node:timers/promises'
import type { Assume, SQLWrapper } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Row, RowList } from 'postgres'
import { asBusy, isBusy, isConnectionEnding } from './busy'
import { openPool, type Pool } from './driver/pool'
import { renewing } from './driver/renewing'
import { type Runner, running } from './driver/running'
import { retrying } from './retry'
import { takingTurns } from './turns'

/**
 * What a query runs on: the pool or one transaction. `execute` is written out as a promise, which
 * Drizzle's own type is not to the linter: it would not notice a query that nobody waits for.
 */
export type Executor = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete'
> & {
  execute<T extends Record<string, unknown> = Record<string, unknown>>(
    query: SQLWrapper | string,
  ): Promise<RowList<Assume<T, Row>[]>>
}

/**
 * The only way to the database: reads on the pool, writes in a transaction. Throws Busy, with its
 * cause, if the database has too much to do or is away.
 */
export type Database = {
  readonly url: string
  readonly read: Executor
  /**
   * Runs `work` in one READ COMMITTED transaction; all of it or nothing. Deadlocks and
   * serialization failures are tried again; a lock not had in three seconds is thrown.
   */
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  /**
   * The same for work that is one statement and so a transaction of its own: one round trip
   * instead of three. A second statement in it is refused.
   */
  statement<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  /** Takes work that no caller waits for, and that must not fail; `close` waits for it. */
  later(work: Promise<void>): void
  /** Resolves when all work taken by `later` so far is done. */
  settled(): Promise<void>
  /** Finishes the work taken by `later`, for at most five seconds, then closes. */
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** Connections at most. */
  max?: number
  /** How many works may wait for a connection, and how many milliseconds each; without it all, for ever. */
  queue?: { waiting: number; patience: number }
  /** Milliseconds one statement may take. */
  statementTimeout?: number
  /** Whether `url` leads to a pooler that gives a session to each transaction. */
  pooled?: boolean
  /** Called each time Busy is thrown. */
  onBusy?: () => void
  /** A clock for tests and the demo city; the database's own clock otherwise. */
  clock?: () => Date
}

/** Works wait here and not in the driver, which would forget those that wait when a pool breaks. */
const forEver = { waiting: Number.POSITIVE_INFINITY, patience: 2 ** 31 - 1 }

/** Seconds for the work under way, and again for the connections: a database that is away must not hold up the end. */
const toClose = 5

/** Opens a pool on `url`. Nothing connects before the first query. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { clock, queue, max = 10, statementTimeout = 60_000, pooled = false } = options
  const inTurn: Runner = takingTurns({ atOnce: max, ...(queue ?? forEver) })
  const pools = renewing(
    () => openPool(url, { max, statementTimeout, pooled }),
    (pool, patience) => pool.$client.end({ timeout: patience }),
  )
  const unwaited = new Set<Promise<void>>()

  async function asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const thrown = asBusy(error)
      if (isBusy(thrown)) options.onBusy?.()
      throw thrown
    }
  }

  /** A pool with a broken connection is not asked again. */
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

  function alone<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    const pool = pools.current()
    return watching(pool, () => work(onlyOnce(drizzle(pool.$client))))
  }

  async function settled(): Promise<void> {
    await Promise.all(unwaited)
  }

  return {
    url,
    read: running(drizzle(pools.following), (work) =>
      asking(() => inTurn(() => watching(pools.current(), work))),
    ),
    transaction: (work) => asking(() => retrying(() => inTurn(() => begin(work)))),
    // A clock is set for a transaction.
    statement: (work) =>
      asking(() => retrying(() => inTurn(() => (clock ? begin(work) : alone(work))))),
    later: (work) => {
      unwaited.add(work)
      void work.finally(() => unwaited.delete(work))
    },
    settled,
    close: async () => {
      await Promise.race([settled(), wait(1000 * toClose, undefined, { ref: false })])
      await pools.close(toClose)
    },
  }
}

/** Executes one statement and refuses the next. */
function onlyOnce(on: Executor): Executor {
  let done = false
  const execute: Executor['execute'] = (query) => {
    if (done) throw new Error('A second statement would be a transaction of its own.')
    done = true
    return on.execute(query)
  }
  return new Proxy(on, { get: (_, name) => (name === 'execute' ? execute : undefined) })
}
