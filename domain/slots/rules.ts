import type { CalendarDay } from '../calendar/queries'
import type { Policy } from '../policies/types'
import { addDays, instantOf, weekdayOf } from '../shared/time'

/** A weekly pattern of a room, as far as it makes slots. Weekdays are ISO: 1 is Monday. */
export type SlotPattern = {
  id: string
  roomId: string
  weekdays: number[]
  fromTime: string
  toTime: string
  ageFromMonths: number | null
  ageToMonths: number | null
  cap: number | null
  flexible: boolean
  /** The pattern's own price, else the room's; null where neither is published. */
  priceFenPerHour: number | null
  validFrom: string
  validTo: string | null
}

/** A slot as it should be. Ages in completed months, price in fen an hour. */
export type PlannedSlot = {
  timetableId: string
  roomId: string
  day: string
  startsAt: Date
  endsAt: Date
  ageFromMonths: number
  ageToMonths: number
  cap: number | null
  flexible: boolean
  priceFenPerHour: number | null
}

/** A slot there is. `settled` slots are left alone: somebody claimed in them, or closed them. */
export type MadeSlot = PlannedSlot & { id: string; settled: boolean }

/** Slots exist this many days before families can book them, so that rooms can be staffed. */
export const daysBeforeRelease = 14

/** The last day slots are made for. */
export function horizonOf(today: string, policy: Policy): string {
  return addDays(today, policy.releaseDaysAhead + daysBeforeRelease)
}

/**
 * Whether a pattern opens on a day: never on a holiday; on a make-up working day also with
 * Monday's pattern where the policy opens then; otherwise on the weekdays it names.
 */
export function opensOn(
  pattern: Pick<SlotPattern, 'weekdays' | 'validFrom' | 'validTo'>,
  { day, kind }: Pick<CalendarDay, 'day' | 'kind'>,
  openOnMakeupDays: boolean,
): boolean {
  if (day < pattern.validFrom || (pattern.validTo !== null && day > pattern.validTo)) return false
  if (kind === 'holiday') return false
  if (kind === 'makeup' && openOnMakeupDays && pattern.weekdays.includes(1)) return true
  return pattern.weekdays.includes(weekdayOf(day))
}

/** The slot a pattern makes on a day by the policy in force; its price never above the ceiling. */
export function plannedSlot(pattern: SlotPattern, day: string, policy: Policy): PlannedSlot {
  const { priceFenPerHour } = pattern
  return {
    timetableId: pattern.id,
    roomId: pattern.roomId,
    day,
    startsAt: instantOf(day, pattern.fromTime),
    endsAt: instantOf(day, pattern.toTime),
    ageFromMonths: pattern.ageFromMonths ?? policy.ageFromMonths,
    ageToMonths: pattern.ageToMonths ?? policy.ageToMonths,
    cap: pattern.cap,
    flexible: pattern.flexible,
    priceFenPerHour:
      priceFenPerHour === null ? null : Math.min(priceFenPerHour, policy.priceCeilingFenPerHour),
  }
}

/** The settings in force for one room on a day. */
export type PolicyOn = (day: string) => Policy

/**
 * Every slot that patterns of one room should have from now on: on days of the calendar only (a
 * day missing from it is in a year nobody has published), up to the horizon, not begun yet.
 */
export function plannedSlots(
  patterns: SlotPattern[],
  days: CalendarDay[],
  { now, today, policyOn }: { now: Date; today: string; policyOn: PolicyOn },
): PlannedSlot[] {
  const last = horizonOf(today, policyOn(today))
  return days
    .filter(({ day }) => day >= today && day <= last)
    .flatMap((day) => {
      const policy = policyOn(day.day)
      return patterns
        .filter((pattern) => opensOn(pattern, day, policy.openOnMakeupDays))
        .map((pattern) => plannedSlot(pattern, day.day, policy))
    })
    .filter((slot) => slot.startsAt > now)
}

/**
 * What to remove and add so that the slots there are become the ones there should be. A settled
 * slot is never touched, nor made twice. A slot made anew keeps the cap it had: a person may have
 * set it.
 */
export function slotChanges(
  planned: PlannedSlot[],
  made: MadeSlot[],
): { remove: string[]; add: PlannedSlot[] } {
  const wanted = new Map(planned.map((slot) => [keyOf(slot), slot]))
  const remove: string[] = []
  for (const slot of made) {
    const key = keyOf(slot)
    const same = wanted.get(key)
    if (slot.settled || (same && sameTerms(slot, same))) {
      wanted.delete(key)
      continue
    }
    remove.push(slot.id)
    if (same) wanted.set(key, { ...same, cap: slot.cap })
  }
  const add = [...wanted.values()].toSorted(
    (a, b) => compare(a.roomId, b.roomId) || a.startsAt.getTime() - b.startsAt.getTime(),
  )
  return { remove, add }
}

function keyOf(slot: PlannedSlot): string {
  return `${slot.timetableId} ${slot.day}`
}

function sameTerms(a: PlannedSlot, b: PlannedSlot): boolean {
  return (
    a.startsAt.getTime() === b.startsAt.getTime() &&
    a.endsAt.getTime() === b.endsAt.getTime() &&
    a.ageFromMonths === b.ageFromMonths &&
    a.ageToMonths === b.ageToMonths &&
    a.flexible === b.flexible &&
    a.priceFenPerHour === b.priceFenPerHour
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
