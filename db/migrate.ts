import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { schemaFolders } from './engine-files'
import { installJobQueues } from './job-queues'
import { loadEngine } from './load-engine'
import { loadReferenceData } from './reference-data'

/**
 * Brings the database to this version: in one transaction the named migrations that are missing, in
 * order, and the engine of db/engine; then the job queues and the reference data. Doing it twice,
 * or from two processes at once, is safe.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(hashtext('baobaowu migrate'))`
    await migrateSchema(sql)
    await installJobQueues(url)
    await loadReferenceData(url)
  } finally {
    await sql.end()
  }
}

/** The tables, then the engine: all or nothing. Other folders than this version's are for tests. */
export async function migrateSchema(sql: postgres.Sql, folders = schemaFolders): Promise<void> {
  await sql.begin(async (tx) => {
    // Drizzle begins a transaction of its own, which here is a part of ours.
    const client = Object.assign(tx, { options: sql.options, begin: tx.savepoint })
    await applyMigrations(drizzle(client as unknown as postgres.Sql), {
      migrationsFolder: folders.migrations,
    })
    await loadEngine(tx, folders)
  })
}
