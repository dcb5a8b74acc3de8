import { createDatabase, type Database } from '@/db/client'
import { beforeExit } from './closing'
import { env } from './env'

const place = Symbol.for('baobaowu.database')
const kept: typeof globalThis & { [place]?: Database } = globalThis

/**
 * The app's one database, connected at its first query. Kept on the global object because the
 * framework loads a module once for each of its bundles, and each would open a pool of its own.
 */
export function database(): Database {
  if (!kept[place]) {
    const opened = createDatabase(env().databaseUrl)
    kept[place] = opened
    beforeExit(() => opened.close())
  }
  return kept[place]
}
