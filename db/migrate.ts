import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { installJobQueues } from './job-queues'
import { loadReferenceData } from './reference-data'
import { migrationsFolder } from './schema-version'

/**
 * Brings the database to this version's schema: the named migrations that are missing, in order,
 * in one transaction, then the job queues and the reference data. Doing it twice, or from two
 * processes at once, is safe.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(hashtext('baobaowu migrate'))`
    await applyMigrations(drizzle(sql), { migrationsFolder })
    await installJobQueues(url)
    await loadReferenceData(url)
  } finally {
    await sql.end()
  }
}
