import type { PlacesLimit } from '@/domain/capacity/places-limit'
import type { EndRefusal } from '@/domain/claims/types'
import type { FreePlacesLevel } from '@/ui/free-places'

/** Times of day by the wall clock of Shanghai, `'HH:MM'`. */
export type Stretch = { from: string; to: string }

export type GridEnd = {
  to: string
  minutes: number
  refusal: EndRefusal['reason'] | null
  /** The first half hour without a place, if that is the reason. */
  full: string | null
}

export type GridHalfHour = Stretch & {
  free: number
  level: FreePlacesLevel
  limit: PlacesLimit | null
  ends: GridEnd[]
  /** Names of the family's children who have another visit then. */
  busy: string[]
}

export type GridChild = {
  childId: string
  name: string
  /** Why it cannot be booked at all, and why not while it has another visit. */
  why: string | null
  whyBusy: string
  /** Starts of the half hours in which it has another visit. */
  busy: string[]
  /** By minutes: what the visit costs, in words, and whether it is free. */
  costs: Record<number, { text: string; free: boolean }>
}

/** Everything the grid of a flexible slot shows, in the reader's language. */
export type Grid = {
  /** The local day, and its text. */
  day: string
  dayText: string
  halfHours: GridHalfHour[]
  children: GridChild[]
  /** By minutes: how long that is, and what it costs for the children that can be booked. */
  lengths: Record<number, { duration: string; cost: string }>
  /** The least and the longest length, in words. */
  min: string
  max: string
  asked: Stretch
  /** Whether the address asked for times between the half hours, so that `asked` is the usual stretch. */
  offGrid: boolean
}

/** The half hours a stretch covers. */
export function halfHoursIn({ halfHours }: Grid, { from, to }: Stretch): GridHalfHour[] {
  const first = halfHours.findIndex((one) => one.from === from)
  const last = halfHours.findIndex((one) => one.to === to)
  return first === -1 ? [] : halfHours.slice(first, last + 1)
}

/** The end of the stretch, seen from its start; null if it is not on the grid. */
export function endOf({ halfHours }: Grid, { from, to }: Stretch): GridEnd | null {
  const start = halfHours.find((one) => one.from === from)
  return start?.ends.find((end) => end.to === to) ?? null
}

/** Places and limit of a stretch: those of its fullest half hour. */
export function placesOf(grid: Grid, stretch: Stretch): Pick<GridHalfHour, 'free' | 'limit'> {
  const [fullest] = halfHoursIn(grid, stretch).toSorted(
    (a, b) => a.free - b.free || (a.limit?.most ?? 0) - (b.limit?.most ?? 0),
  )
  return fullest ?? { free: 0, limit: null }
}

/**
 * The stretch from another start: as long as before if that can be had, else the nearest shorter one,
 * else the shortest there is. Null if none can begin there.
 */
export function stretchFrom(half: GridHalfHour, minutes: number): Stretch | null {
  const open = half.ends.filter((end) => end.refusal === null)
  const end = open.findLast((one) => one.minutes <= minutes) ?? open[0]
  return end ? { from: half.from, to: end.to } : null
}

/** Ends that cannot be chosen, those that follow each other for the same reason together. */
export function refusedEnds(ends: GridEnd[]): (GridEnd & { last: string })[] {
  const runs: (GridEnd & { last: string })[] = []
  for (const end of ends) {
    if (end.refusal === null) continue
    const before = runs.at(-1)
    if (before?.refusal === end.refusal && before.full === end.full) before.last = end.to
    else runs.push({ ...end, last: end.to })
  }
  return runs
}

/** Each child as a choice for a stretch: what it costs, or why it cannot be booked. */
export function choicesOver(grid: Grid, stretch: Stretch) {
  const minutes = endOf(grid, stretch)?.minutes ?? 0
  const covered = halfHoursIn(grid, stretch).map((one) => one.from)
  return grid.children.map(({ childId, name, why, whyBusy, busy, costs }) => {
    const refusal = busy.some((one) => covered.includes(one)) ? whyBusy : why
    const cost = costs[minutes]
    return {
      childId,
      name,
      hint: refusal ?? cost?.text ?? '',
      free: cost?.free ?? false,
      disabled: refusal !== null,
    }
  })
}
