import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { type SchemaFolders, schemaFolders } from './engine-files'
import { fillFoldedNames } from './folded-names'
import { installJobQueues } from './job-queues'
import { loadEngine } from './load-engine'
import { loadReferenceData } from './reference-data'
import { UnfitDatabase } from './schema-version'

/**
 * Brings the database to this version: in one transaction the named migrations that are missing, in
 * order, and the engine of db/engine; then folded names, the job queues and the reference data. Doing it twice,
 * or from two processes at once, is safe. Refuses a newer version's database with UnfitDatabase.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(hashtext('baobaowu migrate'))`
    await migrateSchema(sql)
    await fillFoldedNames(sql)
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
    await refuseNewer(tx, folders)
    await loadEngine(tx, folders)
  })
}

/** The engine of this version may not know the tables of a newer one. */
async function refuseNewer(sql: postgres.TransactionSql, folders: SchemaFolders): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folders.migrations })
  const [last] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`
  if (Number(last?.at) > Math.max(...known.map((migration) => migration.folderMillis))) {
    throw new UnfitDatabase('The database was migrated by a newer version; use that one.')
  }
}
