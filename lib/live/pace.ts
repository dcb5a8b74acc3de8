/** How soon a page that follows places asks and tries again, in milliseconds. */
export const usualPace = {
  /** Pages told at once ask within so long of each other. */
  spread: 800,
  /** One page asks at most once in so long. */
  gap: 1_000,
  /** After so many failures in a row it asks by itself as well, */
  failures: 3,
  /** so often, */
  every: 20_000,
  /** and a part of that later, so that pages fall out of step. */
  jitter: 0.25,
  /** A stream is tried again after so long up to twice as long; after each failure that doubles, */
  again: 1_000,
  /** to this at most. */
  longest: 60_000,
  /** A stream that stands so long has ended the row of failures. */
  steady: 10_000,
} as const

export type Pace = { [key in keyof typeof usualPace]: number }

/** How long to wait before asking, so long after this page asked last; `random` is from 0 to 1. */
export function waitBeforeAsking(pace: Pace, sinceAsked: number, random: number): number {
  return Math.max(random * pace.spread, pace.gap - sinceAsked)
}

/** How long to wait before a stream is tried again, after so many failures in a row. */
export function waitBeforeOpening(pace: Pace, failures: number, random: number): number {
  const wait = Math.min(pace.again * 2 ** Math.max(0, failures - 1), pace.longest)
  return wait * (1 + random)
}

/** How long to wait before asking without having been told. */
export function waitBetween(pace: Pace, random: number): number {
  return pace.every * (1 + random * pace.jitter)
}
