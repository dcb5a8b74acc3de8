import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { type SchemaFolders, schemaFolders } from './engine-files'
import { dropParts, engineParts, RESTED_ON } from './engine-parts'
import { fillFoldedNames } from './folded-names'
import { installJobQueues } from './job-queues'
import { loadEngine } from './load-engine'
import { loadReferenceData } from './reference-data'
import { sqlState } from './retry'
import { UnfitDatabase } from './schema-version'
import { grantServing } from './serving-role'

/**
 * Brings the database to this version: in one transaction the named migrations that are missing, in
 * order, and the engine of db/engine; then folded names, the job queues, the reference data, and the rights of the
 * role that serves, if it exists. Doing it twice, or from two processes at once, is safe. Refuses a newer version's
 * database with UnfitDatabase.
 */
export async function migrate(url: string, options: { servingRole?: string } = {}): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(hashtext('baobaowu migrate'))`
    await migrateSchema(sql)
    await fillFoldedNames(sql)
    await installJobQueues(url)
    await loadReferenceData(url)
    await grantServing(sql, options.servingRole)
  } finally {
    await sql.end()
  }
}

/** The tables, then the engine: all or nothing. Other folders than this version's are for tests. */
export async function migrateSchema(sql: postgres.Sql, folders = schemaFolders): Promise<void> {
  await sql.begin(async (tx) => {
    // Drizzle begins a transaction of its own, which here is a part of ours.
    const client = Object.assign(tx, { options: sql.options, begin: tx.savepoint })
    const apply = () =>
      applyMigrations(drizzle(client as unknown as postgres.Sql), {
        migrationsFolder: folders.migrations,
      })
    const withoutEngine = await apply().then(
      () => false,
      async (error) => {
        if (!isRestedOn(error)) throw error
        await dropParts(tx, await engineParts(tx), { restedOn: 'kept' })
        await tx`delete from drizzle.loaded_engine`
        await apply()
        return true
      },
    )
    await refuseNewer(tx, folders)
    await loadEngine(tx, folders)
    // What changed without triggers was followed by nothing.
    if (withoutEngine) await tx`select refresh_from(id, '-infinity') from rooms order by id`
  })
}

/** Whether a migration changes what a function of the engine is bound to, which is dropped and loaded again then. */
function isRestedOn(error: unknown): boolean {
  return [RESTED_ON, '0A000'].includes(sqlState(error) ?? '')
}

/** The engine of this version may not know the tables of a newer one. */
async function refuseNewer(sql: postgres.TransactionSql, folders: SchemaFolders): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder: folders.migrations })
  const [last] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`
  if (Number(last?.at) > Math.max(...known.map((migration) => migration.folderMillis))) {
    throw new UnfitDatabase('The database was migrated by a newer version; use that one.')
  }
}
