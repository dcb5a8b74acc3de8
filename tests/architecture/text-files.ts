import { readdirSync } from 'node:fs'
import { join } from 'node:path'

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
}

/** The engine's files and the proofs beside them, without migrations. */
export function sqlFiles(): string[] {
  return filesBelow('db', '.sql').filter((file) => !file.startsWith('db/migrations/'))
}

/** The texts of the site. */
export function jsonFiles(): string[] {
  return filesBelow('messages', '.json')
}
