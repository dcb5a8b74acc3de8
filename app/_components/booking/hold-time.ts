/** Seconds left at which people who do not see the clock are told, the end included. */
const tellAt = [120, 60, 30, 0] as const

export type Told = 'start' | (typeof tellAt)[number]

/** What to say when the seconds left fell from `before` to `left`: the last mark passed, if any. */
export function dueTelling(before: number, left: number): Told | null {
  return tellAt.findLast((mark) => left <= mark && before > mark) ?? null
}

/** 4:05 */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Milliseconds the browser's own count is ahead of the server's clock; the least seen is the truest. */
let ahead = Number.POSITIVE_INFINITY

/**
 * A count of the seconds left until an instant of the server's clock, never below 0. `serverNow` is
 * what that clock said when the page was made: an answer that was long on its way, or is shown again
 * from the browser's memory, does not make the time longer. The device's own clock is never asked.
 */
export function secondsUntil(until: number, serverNow: number, count: () => number): () => number {
  ahead = Math.min(ahead, count() - serverNow)
  return () => Math.max(0, Math.ceil((until - (count() - ahead)) / 1000))
}
