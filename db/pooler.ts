import postgres from 'postgres'
import { UnfitDatabase } from './schema-version'

/** What the pooler must set in each session that it opens, see docs/operating.md. */
const needed = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'] as const

/**
 * Refuses, with UnfitDatabase, a pooler that does not answer and one whose sessions could wait for
 * ever: settings that a process gives its own connections cannot be given through it.
 */
export async function requireFitPooler(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} })
  try {
    const rows = await sql`
      select name from pg_settings where name in ${sql([...needed])} and setting = '0'
      union all select name from pg_settings where name = 'jit' and setting = 'on'`.catch(
      (cause) => {
        throw new UnfitDatabase(`The pooler in DATABASE_URL does not answer: ${cause.message}`, {
          cause,
        })
      },
    )
    if (rows.length === 0) return
    throw new UnfitDatabase(
      `The sessions of the pooler in DATABASE_URL lack ${rows.map(({ name }) => name).join(', ')}: ` +
        'it must set them in each session that it opens (docs/operating.md, “Behind PgBouncer”).',
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}
