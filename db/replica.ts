import { sql } from 'drizzle-orm'
import type { Database } from './client'

/** How long a check of the replica counts (milliseconds). */
const believedFor = 10_000

/**
 * A site at work writes each half a minute if only for its jobs: a replica that has seen nothing for
 * longer has lost touch.
 */
const behindAtMost = '2 minutes'

/**
 * Asks a replica, and the database itself if the replica is away, fails, has not seen a new table
 * yet, or has seen nothing of the database for two minutes. Only for what is shown: a replica is
 * always a little behind.
 */
export function askingReplica(replica: Database) {
  let checked = Number.NEGATIVE_INFINITY
  let fit = Promise.resolve(false)

  const isFit = () => {
    if (performance.now() - checked < believedFor) return fit
    checked = performance.now()
    fit = replica.read
      .execute<{ fit: boolean }>(
        sql.raw(`select not pg_is_in_recovery() or coalesce(
          now() - pg_last_xact_replay_timestamp() < interval '${behindAtMost}', false) as fit`),
      )
      .then(
        ([row]) => row?.fit === true,
        () => false,
      )
    return fit
  }
  return async <T>(itself: Database, ask: (db: Database) => Promise<T>): Promise<T> => {
    if (!(await isFit())) return ask(itself)
    try {
      return await ask(replica)
    } catch {
      fit = Promise.resolve(false)
      return ask(itself)
    }
  }
}
