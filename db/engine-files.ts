import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'

export const engineFolder = fileURLToPath(new URL('./engine', import.meta.url))

/** Counted up when loading itself changes, so that every database is loaded again. */
const LOADER = 1
/** What the conditions of triggers in other files call must be there before them. */
const FIRST = 'foundation.sql'

export type EngineFile = { name: string; text: string }

/** The files of the engine in the order they are loaded: the foundation, then by name. */
export function engineFiles(folder = engineFolder): EngineFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** What tells one engine from another: a hash of all its files, of their order and of the loader. */
export function engineDigest(files = engineFiles()): string {
  return createHash('sha256')
    .update(JSON.stringify([LOADER, files.map(({ name, text }) => [name, text])]))
    .digest('hex')
}

/** The digest of the engine that a database was loaded with last, or null before the first time. */
export async function loadedDigest(sql: postgres.Sql | postgres.TransactionSql) {
  const [table] = await sql`select to_regclass('drizzle.loaded_engine') is not null as there`
  if (!table?.there) return null
  const [loaded] = await sql<{ digest: string }[]>`select digest from drizzle.loaded_engine`
  return loaded?.digest ?? null
}
