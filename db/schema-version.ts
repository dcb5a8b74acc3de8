import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
const OLDEST_SERVER = 150000

/** A database that this version must not serve from; the message says what to do. */
export class UnfitDatabase extends Error {
  override name = 'UnfitDatabase'
}

/**
 * Refuses, with UnfitDatabase, a server older than PostgreSQL 15, one that does not answer, and a
 * schema that lacks migrations of this version. Changes nothing.
 */
export async function requireFitDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [server] = await sql`
      select current_setting('server_version_num')::int as number,
             current_setting('server_version') as name,
             to_regclass('drizzle.__drizzle_migrations') is not null
               and to_regclass('pgboss.version') is not null as migrated`.catch((cause) => {
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
    const missing = knownMigrations().filter(
      (migration) => !applied.includes(migration.folderMillis),
    )
    if (missing.length > 0 || !server?.migrated) {
      throw new UnfitDatabase(
        `The database's schema is behind this version by ${missing.length} migration(s). ` +
          'Run "npm run db:migrate" with the same DATABASE_URL, then start again.',
      )
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function knownMigrations() {
  if (!existsSync(`${migrationsFolder}/meta/_journal.json`)) return []
  return readMigrationFiles({ migrationsFolder })
}
