/** How soon a page that follows places asks and tries again, in milliseconds. */
export const usualPace = {
  /** Pages that hear of a change at once ask within this time of each other. */
  spread: 800,
  /** One page asks at most once in this time. */
  gap: 1_000,
  /** After this many failures in a row it asks without a stream as well, */
  failures: 3,
  /** once in this time, */
  every: 20_000,
  /** and a part of that later, so that pages fall out of step. */
  jitter: 0.25,
  /** A stream is tried again after this time up to twice as long; after each failure that doubles, */
  again: 1_000,
  /** to this at most. */
  longest: 60_000,
  /** A stream that stands this long has ended the row of failures. */
  steady: 10_000,
} as const

export type Pace = { [key in keyof typeof usualPace]: number }

/** How long to wait before asking, `sinceAsked` after this page asked last; `random` is from 0 to 1. */
export function waitBeforeAsking(pace: Pace, sinceAsked: number, random: number): number {
  return Math.max(random * pace.spread, pace.gap - sinceAsked)
}

/** How long to wait before a stream is tried again, after `failures` in a row. */
export function waitBeforeOpening(pace: Pace, failures: number, random: number): number {
  const wait = Math.min(pace.again * 2 ** Math.max(0, failures - 1), pace.longest)
  return wait * (1 + random)
}

/** How long to wait before asking without a stream. */
export function waitBetween(pace: Pace, random: number): number {
  return pace.every * (1 + random * pace.jitter)
}
