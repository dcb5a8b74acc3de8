import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type SchemaFolders = { migrations: string; engine: string }

/** The folders in which this version says what its database is like. */
export const schemaFolders: SchemaFolders = {
  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),
  engine: fileURLToPath(new URL('./engine', import.meta.url)),
}

/** Counted up when loading itself changes, so that every database is loaded again. */
const LOADER = 2
/** What the conditions of triggers and the bodies in SQL of other files call must be there before them. */
const FIRST = 'foundation'

export type EngineFile = { name: string; text: string }

/** The files of the engine in the order they are loaded: the foundation, then by name. */
export function engineFiles({ engine } = schemaFolders): EngineFile[] {
  return readdirSync(engine)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))
    .sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1))
    .map((stem) => `${stem}.sql`)
    .map((name) => ({ name, text: readFileSync(join(engine, name), 'utf8') }))
}

/**
 * A hash that differs for every engine: of all its files, of their order and of the loader. The
 * list of migrations is in it too, since one that makes a table again takes the table's triggers along.
 */
export function engineDigest(folders = schemaFolders): string {
  const files = engineFiles(folders).map(({ name, text }) => [name, text])
  const migrations = readFileSync(join(folders.migrations, 'meta/_journal.json'), 'utf8')
  return createHash('sha256')
    .update(JSON.stringify([LOADER, migrations, files]))
    .digest('hex')
}
