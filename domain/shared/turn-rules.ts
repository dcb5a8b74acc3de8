/**
 * Something that may be done for a key only so often. With `pauses` each time makes the next wait longer:
 * so many seconds after the first, the second …, the last of them after every later one; it is slowed and
 * never shut, and begins again when `forget` seconds passed without it. With `most` it may be done so often
 * in `window` seconds from the first.
 */
export type Turn = { key: string } & (
  | { pauses: readonly [number, ...number[]]; forget: number }
  | { most: number; window: number }
)

export type Kept = { taken: number; freeAt: Date; until: Date }

/** What is kept once a turn is taken now, or until when it is refused. */
export function takenOnce(
  turn: Turn,
  before: Kept | undefined,
  now: Date,
): Kept & { refusedUntil: Date | null } {
  const counts = before && before.until > now && before.taken > 0 ? before : null
  const taken = (counts?.taken ?? 0) + 1
  if ('most' in turn) {
    const until = counts?.until ?? after(now, turn.window)
    const refusedUntil = taken > turn.most ? until : null
    return { taken, freeAt: now, until, refusedUntil }
  }
  const pause = turn.pauses[Math.min(taken, turn.pauses.length) - 1] ?? 0
  // Without a pause nobody waits, even if their clock is a moment behind.
  const freeAt = pause > 0 ? after(now, pause) : new Date(0)
  const until = after(now, Math.max(pause, turn.forget))
  return {
    taken,
    freeAt,
    until,
    refusedUntil: counts && counts.freeAt > now ? counts.freeAt : null,
  }
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}
