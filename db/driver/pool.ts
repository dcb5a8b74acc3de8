import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { watched } from './lost-connection'
import { prepared } from './prepared'

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
  return drizzle(watched(pooled ? client : prepared(client)))
}
