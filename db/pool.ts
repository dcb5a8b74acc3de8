import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beginWatched, type Watch } from './lost-connection'

/**
 * Settings of each session as it begins (milliseconds). Compiling (jit) takes longer than any
 * statement here; a server with it on would seem slow.
 */
const sessionSettings = {
  jit: 'off',
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 30_000,
}

export type Pool = ReturnType<typeof openPool>
export type PoolOptions = {
  /** Connections at most. */
  max: number
  /** Milliseconds one statement may take. */
  statementTimeout: number
  /**
   * Whether `url` leads to a pooler that gives a session to each transaction: it takes no settings,
   * and what is prepared would be another's. Its own settings count (see `requireFitPooler`).
   */
  pooled: boolean
}

/** Connections to `url`; none before the first query. */
export function openPool(url: string, { max, statementTimeout, pooled }: PoolOptions) {
  const settings = { statement_timeout: statementTimeout, ...sessionSettings }
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    prepare: !pooled,
    onnotice: () => undefined,
    connection: { application_name: 'baobaowu', ...(pooled ? {} : settings) },
  })
  return drizzle(preparing(client, !pooled))
}

/**
 * Every statement with parameters is prepared once a connection: its text never depends on data.
 * Drizzle leaves raw statements unprepared, which would parse and plan each booking again.
 */
function preparing(client: postgres.Sql, prepare: boolean): postgres.Sql {
  const begin = client.begin.bind(client)
  client.begin = ((work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    beginWatched<unknown>(
      (inside) => begin(inside) as Promise<unknown>,
      (tx, watch) => work(prepared(tx, prepare, watch)),
    )) as typeof client.begin
  return prepared(client, prepare)
}

function prepared<C extends postgres.Sql | postgres.TransactionSql>(
  on: C,
  prepare: boolean,
  watch?: Watch,
): C {
  const unsafe = on.unsafe.bind(on)
  on.unsafe = ((text, parameters, options) => {
    watch?.check()
    const has = (parameters?.length ?? 0) > 0
    return unsafe(text, parameters, { ...options, prepare: prepare && has })
  }) as C['unsafe']
  if ('savepoint' in on && watch) {
    const save = on.savepoint.bind(on)
    on.savepoint = ((work: (inner: postgres.TransactionSql) => Promise<unknown>) =>
      save((inner) =>
        watch.during(() => work(prepared(inner, prepare, watch))),
      )) as typeof on.savepoint
  }
  return on
}
