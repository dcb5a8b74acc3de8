import type postgres from 'postgres'

type Work = (inside: postgres.TransactionSql) => Promise<unknown>

/**
 * Every statement with parameters is prepared once a connection: its text never depends on data.
 * Drizzle asks the driver in a way that leaves each unprepared whatever the driver was told, so that
 * every booking would be parsed and planned again.
 *
 * Seen in drizzle-orm 0.45.4: https://github.com/drizzle-team/drizzle-orm/issues/6096
 */
export function prepared<C extends postgres.Sql | postgres.TransactionSql>(on: C): C {
  const unsafe = on.unsafe.bind(on)
  on.unsafe = ((text, parameters, options) => {
    const prepare = (parameters?.length ?? 0) > 0
    return unsafe(text, parameters, { ...options, prepare })
  }) as C['unsafe']
  if ('begin' in on) {
    const begin = on.begin.bind(on)
    on.begin = ((work: Work) => begin((tx) => work(prepared(tx)))) as typeof on.begin
  }
  if ('savepoint' in on) {
    const save = on.savepoint.bind(on)
    on.savepoint = ((work: Work) => save((part) => work(prepared(part)))) as typeof on.savepoint
  }
  return on
}
