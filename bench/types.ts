import type { benchNames } from '@/lib/bench-results'

/** The target of a figure: for itself, or for its ratio to what was measured beside it. */
export type Target = { of: 'figure' | 'ratio'; at: 'least' | 'most'; value: number }

export type Figure = {
  what: string
  unit: string
  value: number
  /** What it is compared with, measured in the same run, in the same unit; null if nothing is. */
  limit: number | null
  /** Another target than the bench's own; null for a figure that is only shown. */
  target?: Target | null
  /** What is said below the table. */
  notes?: string[]
}

/** `small` shows in seconds that a bench runs; its figures say nothing. */
export type Size = 'full' | 'small'

export type Bench = {
  name: (typeof benchNames)[number]
  measures: string
  target: Target
  run: (size: Size) => Promise<Figure[]>
}

/** What became of a bench; `failed` in place of figures if it ended in a fault. */
export type Result = {
  bench: Bench
  seconds: number
  /** The machine's load over the minute before it began: above 0, others were at work. */
  loadBefore: number
  figures: Figure[]
  failed: string | null
}
