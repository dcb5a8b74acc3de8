import { availableParallelism } from 'node:os'
import { createDatabase, type Database, type DatabaseOptions } from '@/db/client'
import { noteBusy } from './busy-request'
import { beforeExit } from './closing'
import { connectionsFor, env } from './env'

type Kept = { pages?: Database; long?: Database }

const place = Symbol.for('baobaowu.database')
const kept: typeof globalThis & { [place]?: Kept } = globalThis

/** Works waiting for each connection: about as many as it does in the time they wait. */
const waitingEach = 64

/**
 * The database of pages and of what families press, connected at its first query. Who would wait
 * longer than three seconds is refused, and so is a statement that takes longer than fifteen.
 */
export function database(): Database {
  const max = env().databaseConnections ?? connectionsFor(availableParallelism())
  return opened('pages', {
    max,
    queue: { waiting: max * waitingEach, patience: 3_000 },
    statementTimeout: 15_000,
  })
}

/**
 * The same database for jobs and for what staff press, such as a policy of the whole city: a few
 * connections of their own, so that neither they nor the families wait for the others.
 */
export function longDatabase(): Database {
  return opened('long', {
    max: 4,
    queue: { waiting: 4 * waitingEach, patience: 15_000 },
    statementTimeout: 60_000,
  })
}

/**
 * Kept on the global object because the framework loads a module once for each of its bundles, and
 * each would open pools of its own.
 */
function opened(name: keyof Kept, options: DatabaseOptions): Database {
  kept[place] ??= {}
  const known = kept[place][name]
  if (known) return known
  const made = createDatabase(env().databaseUrl, { ...options, onBusy: noteBusy })
  kept[place][name] = made
  beforeExit(() => made.close())
  return made
}
