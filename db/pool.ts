import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beginWatched, type Watch } from './lost-connection'

/** Compiling (jit) takes longer than any statement here; a server with it on would seem slow. */
const settings = {
  jit: 'off',
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 30_000,
}

export type Pool = ReturnType<typeof openPool>

/** Connections to `url`, at most `max`; none before the first query. */
export function openPool(url: string, max: number, statementTimeout: number) {
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: 'baobaowu',
      statement_timeout: statementTimeout,
      ...settings,
    },
  })
  return drizzle(preparing(client))
}

/**
 * Every statement with parameters is prepared once a connection: its text never depends on data.
 * Drizzle leaves raw statements unprepared, which would parse and plan each booking anew.
 */
function preparing(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client)
  client.begin = ((work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    beginWatched<unknown>(
      (inside) => begin(inside) as Promise<unknown>,
      (tx, watch) => work(prepared(tx, watch)),
    )) as typeof client.begin
  return prepared(client)
}

function prepared<C extends postgres.Sql | postgres.TransactionSql>(on: C, watch?: Watch): C {
  const unsafe = on.unsafe.bind(on)
  on.unsafe = ((text, parameters, options) => {
    watch?.check()
    return unsafe(text, parameters, { ...options, prepare: (parameters?.length ?? 0) > 0 })
  }) as C['unsafe']
  if ('savepoint' in on && watch) {
    const save = on.savepoint.bind(on)
    on.savepoint = ((work: (inner: postgres.TransactionSql) => Promise<unknown>) =>
      save((inner) => watch.during(() => work(prepared(inner, watch))))) as typeof on.savepoint
  }
  return on
}
