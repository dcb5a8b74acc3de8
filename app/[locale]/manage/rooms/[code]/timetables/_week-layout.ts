import { minutesOf, type SharedStretch, type Weekly } from '@/domain/slots/pattern-rules'

/** A pattern on one weekday: its lane beside those open at the same time, and how many lanes. */
export type Block<P> = { pattern: P; weekday: number; lane: number; lanes: number }

/** The patterns of a week as blocks; those open at the same time stand side by side. */
export function blocksOf<P extends Weekly>(patterns: P[]): Block<P>[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const open = patterns
      .filter((one) => one.weekdays.includes(weekday))
      .toSorted((a, b) => a.fromTime.localeCompare(b.fromTime))
    return groupsOf(open).flatMap((group) => {
      const ends: string[] = []
      const placed = group.map((pattern) => {
        const free = ends.findIndex((end) => end <= pattern.fromTime)
        const lane = free === -1 ? ends.length : free
        ends[lane] = pattern.toTime
        return { pattern, weekday, lane }
      })
      return placed.map((block) => ({ ...block, lanes: ends.length }))
    })
  })
}

/** Patterns in order of time, parted where none is open. */
function groupsOf<P extends Weekly>(open: P[]): P[][] {
  const groups: P[][] = []
  let end = ''
  for (const pattern of open) {
    const group = groups.at(-1)
    if (group && pattern.fromTime < end) group.push(pattern)
    else groups.push([pattern])
    end = pattern.toTime > end ? pattern.toTime : end
  }
  return groups
}

/** The whole hours that hold every pattern, at least four of them. */
export function hoursOf(patterns: Weekly[]): { from: number; to: number } {
  const from = Math.min(...patterns.map((one) => Math.floor(minutesOf(one.fromTime) / 60)))
  const to = Math.max(...patterns.map((one) => Math.ceil(minutesOf(one.toTime) / 60)))
  return { from, to: Math.max(to, from + 4) }
}

/** Stretches shared by the same patterns at the same time, with all their weekdays. */
export function sharedLines(
  shared: SharedStretch[],
): { weekdays: number[]; fromTime: string; toTime: string }[] {
  const lines = new Map<string, { weekdays: number[]; fromTime: string; toTime: string }>()
  for (const { weekday, fromTime, toTime } of shared) {
    const key = `${fromTime} ${toTime}`
    const line = lines.get(key)
    if (line) line.weekdays.push(weekday)
    else lines.set(key, { weekdays: [weekday], fromTime, toTime })
  }
  return [...lines.values()]
}
