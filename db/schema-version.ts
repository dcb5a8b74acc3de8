import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { engineDigest, schemaFolders } from './engine-files'
import { loadedDigest } from './load-engine'
import { sqlState } from './retry'

const OLDEST_SERVER = 150000
const toDo = 'Run "npm run db:migrate" with the same DATABASE_URL, then start again.'

/** A database that this version must not serve from; the message says what to do. */
export class UnfitDatabase extends Error {
  override name = 'UnfitDatabase'
}

/**
 * Refuses, with UnfitDatabase, a server older than PostgreSQL 15, one that does not answer, a schema
 * that lacks migrations of this version, and another version's engine. Changes nothing.
 */
export async function requireFitDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await sql`
      select current_setting('server_version_num')::int as number,
             current_setting('server_version') as name,
             to_regclass('drizzle.__drizzle_migrations') is not null
               and to_regclass('pgboss.version') is not null as migrated`.catch((cause) => {
      if (sqlState(cause) === '42501') {
        throw new UnfitDatabase(
          'The role in DATABASE_URL may not read this version’s tables. Run "npm run db:roles", then start again.',
          { cause },
        )
      }
      throw new UnfitDatabase(`The database in DATABASE_URL does not answer: ${cause.message}`, {
        cause,
      })
    })
    if (server?.number < OLDEST_SERVER) {
      throw new UnfitDatabase(`PostgreSQL 15 or later is needed; this server is ${server?.name}.`)
    }
    const applied = server?.migrated
      ? (await sql`select created_at from drizzle.__drizzle_migrations`).map((row) =>
          Number(row.created_at),
        )
      : []
    const missing = readMigrationFiles({ migrationsFolder: schemaFolders.migrations }).filter(
      (migration) => !applied.includes(migration.folderMillis),
    )
    if (missing.length > 0 || !server?.migrated) {
      throw new UnfitDatabase(
        `The database's schema is behind this version by ${missing.length} migration(s). ${toDo}`,
      )
    }
    if ((await loadedDigest(sql)) !== engineDigest()) {
      throw new UnfitDatabase(`The functions in the database are another version's. ${toDo}`)
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
