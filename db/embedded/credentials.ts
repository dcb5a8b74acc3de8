import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { servingRole } from '../serving-role'

/** The role that owns an embedded database, a superuser, and the database's name. */
export const OWNER = 'baobaowu'
export const DATABASE = 'baobaowu'

/** A random secret kept in the data folder, readable by its owner only; made at the first call. */
export function keptSecret(folder: string, name: string): string {
  const path = join(folder, name)
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  }
  return readFileSync(path, 'utf8').trim()
}

/** The same database's URL for the role that serves. */
export function servingUrlOf(url: string, folder: string): string {
  const serving = new URL(url)
  serving.username = servingRole
  serving.password = keptSecret(folder, 'serving-password')
  return serving.href
}

/** The owner's URL of a database of the embedded server. */
export function ownerUrlFor(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}
