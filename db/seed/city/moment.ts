import { createDatabase, type Database } from '@/db/client'
import type { Actor, Ctx } from '@/domain/shared/context'

/** The demo city's own time: use cases and the database agree on it, and it only moves forward. */
export type Moment = {
  readonly db: Database
  now(): Date
  /** Moves to an instant; earlier ones are ignored. */
  to(instant: Date): void
  as(actor: Actor): Ctx
  close(): Promise<void>
}

/** Opens the database again with a clock of its own, beginning at an instant. */
export function momentAt(url: string, begin: Date): Moment {
  let now = begin
  const db = createDatabase(url, { max: 4, clock: () => now })
  return {
    db,
    now: () => now,
    to: (instant) => {
      if (instant > now) now = instant
    },
    as: (actor) => ({ actor, now, db, origin: 'seed' }),
    close: () => db.close(),
  }
}

/** The answer of a use case that must not refuse; throws with the reason if it does. */
export function granted<Result extends { ok: boolean }>(
  result: Result,
): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`The demo city was refused: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}
