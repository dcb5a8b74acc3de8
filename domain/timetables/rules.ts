import type { Policy } from '../policies/types'
import type { PatternFields } from './inputs'

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
 * between the policy's least and most minutes; one where the family chooses may be longer, and is
 * made of half hours. Null where all fits.
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

type Weekly = Pick<PatternFields, 'weekdays' | 'fromTime' | 'toTime' | 'validFrom' | 'validTo'>

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

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
