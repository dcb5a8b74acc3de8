import { availableParallelism } from 'node:os'
import { createDatabase, type Database, type DatabaseOptions } from '@/db/client'
import { noteBusy } from './busy-request'
import { beforeExit } from './closing'
import { connectionsFor, env } from './env'

type Kept = { pages?: Database; long?: Database; replica?: Database }

const place = Symbol.for('baobaowu.database')
const kept: typeof globalThis & { [place]?: Kept } = globalThis

/** Works waiting for each connection: about as many as it does in the time they wait. */
const waitingEach = 64

/**
 * The database of pages and of what families press, connected at its first query. Who would wait
 * longer than three seconds is refused, and so is a statement that takes longer than fifteen.
 */
export function database(): Database {
  const { databaseConnections, processes } = env()
  const max = databaseConnections ?? connectionsFor(availableParallelism(), processes)
  return opened('pages', env().databaseUrl, {
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
  return opened('long', env().databaseUrl, {
    max: 4,
    queue: { waiting: 4 * waitingEach, patience: 15_000 },
    statementTimeout: 60_000,
  })
}

/** The replica that may serve what visitors are shown, in a few connections; null if there is none. */
export function replicaDatabase(): Database | null {
  const { replicaUrl } = env()
  if (replicaUrl === null) return null
  return opened('replica', replicaUrl, {
    max: 4,
    queue: { waiting: 4 * waitingEach, patience: 3_000 },
    statementTimeout: 15_000,
  })
}

/**
 * Kept on the global object because the framework loads a module once for each of its bundles, and
 * each would open pools of its own.
 */
function opened(name: keyof Kept, url: string, options: DatabaseOptions): Database {
  kept[place] ??= {}
  const known = kept[place][name]
  if (known) return known
  // Whether a pooler stands before a replica is not known; it is asked as if one did.
  const pooled = env().pooled || name === 'replica'
  const onBusy = name === 'replica' ? undefined : noteBusy
  const made = createDatabase(url, { ...options, pooled, onBusy })
  kept[place][name] = made
  beforeExit(() => made.close())
  return made
}
