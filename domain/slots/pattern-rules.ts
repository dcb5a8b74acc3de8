import { areaPlaces } from '../capacity/rules'
import type { Policy } from '../policies/types'
import type { PatternFields, StoredPattern } from '../timetables/inputs'

export type TimetableProblem =
  | { reason: 'no_weekdays' | 'weekday_twice' }
  | { reason: 'ends_before_start' | 'across_midnight' | 'not_quarter_hours' | 'not_half_hours' }
  | { reason: 'too_short'; leastMinutes: number }
  | { reason: 'too_long'; mostMinutes: number }
  | { reason: 'ages_reversed' }
  | { reason: 'ages_outside_policy'; fromMonths: number; toMonths: number }
  | { reason: 'price_above_ceiling'; ceilingFenPerHour: number }
  | { reason: 'valid_to_before_from' }
  | { reason: 'overlaps'; timetableId: string; fromTime: string; toTime: string }

/**
 * What is wrong with a pattern by the policy in force when it starts. A slot of fixed length lies
 * between the policy's least and most minutes; one whose time the family chooses may be longer, and is
 * made of half hours. Null if all fits.
 */
export function patternProblem(pattern: PatternFields, policy: Policy): TimetableProblem | null {
  const { weekdays, fromTime, toTime, flexible, validFrom, validTo } = pattern
  if (weekdays.length === 0) return { reason: 'no_weekdays' }
  if (new Set(weekdays).size < weekdays.length) return { reason: 'weekday_twice' }
  if (validTo !== null && validTo < validFrom) return { reason: 'valid_to_before_from' }
  const minutes = minutesOf(toTime) - minutesOf(fromTime)
  if (minutes <= 0) {
    return { reason: crossesMidnight(fromTime, toTime) ? 'across_midnight' : 'ends_before_start' }
  }
  if (minutesOf(fromTime) % 15 !== 0 || minutes % 15 !== 0) return { reason: 'not_quarter_hours' }
  if (flexible && minutes % 30 !== 0) return { reason: 'not_half_hours' }
  const { slotMinMinutes, slotMaxMinutes, priceCeilingFenPerHour } = policy
  if (minutes < slotMinMinutes) return { reason: 'too_short', leastMinutes: slotMinMinutes }
  if (minutes > slotMaxMinutes && !flexible) {
    return { reason: 'too_long', mostMinutes: slotMaxMinutes }
  }
  if ((pattern.priceFenPerHour ?? 0) > priceCeilingFenPerHour) {
    return { reason: 'price_above_ceiling', ceilingFenPerHour: priceCeilingFenPerHour }
  }
  return agesProblem(pattern, policy)
}

function agesProblem(pattern: PatternFields, policy: Policy): TimetableProblem | null {
  const from = pattern.ageFromMonths ?? policy.ageFromMonths
  const to = pattern.ageToMonths ?? policy.ageToMonths
  if (to <= from) return { reason: 'ages_reversed' }
  if (from < policy.ageFromMonths || to > policy.ageToMonths) {
    const { ageFromMonths: fromMonths, ageToMonths: toMonths } = policy
    return { reason: 'ages_outside_policy', fromMonths, toMonths }
  }
  return null
}

/** An end in the small hours after a start in the afternoon means the next day; one before, a slip. */
function crossesMidnight(fromTime: string, toTime: string): boolean {
  return fromTime >= '12:00' && toTime < '12:00'
}

export type Weekly = Pick<
  PatternFields,
  'weekdays' | 'fromTime' | 'toTime' | 'validFrom' | 'validTo'
>

/** Two patterns may be open at once if either of them shares the room’s places. */
export function mayOverlap(
  a: { sharesCapacity: boolean },
  b: { sharesCapacity: boolean },
): boolean {
  return a.sharesCapacity || b.sharesCapacity
}

/** Whether two patterns are open at once on some day: a weekday, an hour and a date in common. */
export function overlap(a: Weekly, b: Weekly): boolean {
  return (
    a.weekdays.some((weekday) => b.weekdays.includes(weekday)) &&
    a.fromTime < b.toTime &&
    b.fromTime < a.toTime &&
    (a.validTo === null || b.validFrom <= a.validTo) &&
    (b.validTo === null || a.validFrom <= b.validTo)
  )
}

/** Minutes from midnight of a wall-clock time `'HH:MM'`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The pattern as a form shows it, to be sent back with the form. */
export function timetableSeen(row: StoredPattern): string {
  return JSON.stringify([
    row.weekdays,
    row.fromTime,
    row.toTime,
    row.ageFromMonths,
    row.ageToMonths,
    row.cap,
    row.flexible,
    row.priceFenPerHour,
    row.validFrom,
    row.validTo,
    row.sharesCapacity,
  ])
}

/**
 * The places that patterns open side by side share: the least of the licence, the play area and the
 * largest group. The caregivers on duty lower it further, moment by moment.
 */
export function sharedPlaces(
  room: { licensedPlaces: number; playAreaDm2: number | null },
  policy: Pick<Policy, 'areaPerChildDm2' | 'largestGroup'>,
): number {
  const area = areaPlaces(room.playAreaDm2, policy.areaPerChildDm2)
  return Math.min(room.licensedPlaces, policy.largestGroup, area ?? room.licensedPlaces)
}

/** Where a pattern stands on a day. */
export type PatternState = 'current' | 'coming' | 'ended'

export function patternState(
  { validFrom, validTo }: Pick<PatternFields, 'validFrom' | 'validTo'>,
  today: string,
): PatternState {
  if (validTo !== null && validTo < today) return 'ended'
  return validFrom > today ? 'coming' : 'current'
}

/** A stretch of a weekday in which several patterns are open, with their ids. */
export type SharedStretch = { weekday: number; fromTime: string; toTime: string; ids: string[] }

/** Each stretch of a weekday with two or more patterns open side by side. */
export function sharedStretches(patterns: (Weekly & { id: string })[]): SharedStretch[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const open = patterns.filter((one) => one.weekdays.includes(weekday))
    const edges = [...new Set(open.flatMap((one) => [one.fromTime, one.toTime]))].toSorted()
    const stretches: SharedStretch[] = []
    for (const [n, fromTime] of edges.entries()) {
      const toTime = edges[n + 1]
      if (toTime === undefined) break
      const here = open.filter((one) => one.fromTime <= fromTime && one.toTime >= toTime)
      const together = here.filter((one) =>
        here.some((other) => other !== one && overlap(one, other)),
      )
      if (together.length < 2) continue
      const ids = together.map((one) => one.id)
      const last = stretches.at(-1)
      if (last && last.toTime === fromTime && String(last.ids) === String(ids)) last.toTime = toTime
      else stretches.push({ weekday, fromTime, toTime, ids })
    }
    return stretches
  })
}
