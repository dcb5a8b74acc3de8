import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'

export type Runner = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Lets `run` run every query outside of a transaction, so that it waits for its turn among a bounded
 * number: Drizzle tells nobody that a query begins, and the driver lets any number wait for a
 * connection for ever.
 *
 * Seen in drizzle-orm 0.45.4: https://github.com/drizzle-team/drizzle-orm/issues/1500
 * Seen in postgres 3.4.9: https://github.com/porsager/postgres/issues/824
 */
export function running(on: PostgresJsDatabase, run: Runner): PostgresJsDatabase {
  const { session } = on._
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = ((...asked: Parameters<typeof prepare>) => {
    const query = prepare(...asked)
    const execute = query.execute.bind(query)
    query.execute = (values) => run(() => execute(values))
    return query
  }) as typeof prepare
  return on
}
