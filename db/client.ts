import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { retrying } from './retry'

/** What a query runs on: the pool or one transaction. */
export type Executor = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinct' | 'selectDistinctOn' | 'insert' | 'update' | 'delete' | 'execute'
>

/** The only way to the database: reads on the pool, writes in a transaction. */
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
  /** A clock for tests and the demo city; the database's own clock otherwise. */
  clock?: () => Date
}

/** Compiling (jit) takes longer than any statement here; a server with it on would seem slow. */
const settings = {
  jit: 'off',
  lock_timeout: 3_000,
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 30_000,
}

/** Opens a pool on `url`. Nothing connects before the first query. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'baobaowu', ...settings },
  })
  const pool = drizzle(preparing(client))
  const { clock } = options
  return {
    url,
    read: pool,
    transaction: (work) =>
      retrying(() =>
        pool.transaction(async (tx) => {
          if (clock) {
            const now = clock().toISOString()
            await tx.execute(`select set_config('baobaowu.now', '${now}', true)`)
          }
          return work(tx)
        }),
      ),
    close: () => client.end({ timeout: 5 }),
  }
}

/**
 * Every statement with parameters is prepared once a connection: its text never depends on data.
 * Drizzle leaves raw statements unprepared, which would parse and plan each booking anew.
 */
function preparing(client: postgres.Sql): postgres.Sql {
  const prepared = <C extends postgres.Sql | postgres.TransactionSql>(on: C): C => {
    const unsafe = on.unsafe.bind(on)
    on.unsafe = ((text, parameters, options) =>
      unsafe(text, parameters, {
        ...options,
        prepare: (parameters?.length ?? 0) > 0,
      })) as C['unsafe']
    if ('savepoint' in on) {
      const save = on.savepoint.bind(on)
      on.savepoint = ((work: (inner: postgres.TransactionSql) => unknown) =>
        save((inner) => work(prepared(inner)))) as typeof on.savepoint
    }
    return on
  }
  const begin = client.begin.bind(client)
  client.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => work(prepared(tx)))) as typeof client.begin
  return prepared(client)
}
