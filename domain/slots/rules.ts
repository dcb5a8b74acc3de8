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
  /** The pattern's own price, else the room's; null if neither is published. */
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
export type MadeSlot = PlannedSlot & { id: string; settled: boolean; closed: boolean }

/** Slots exist this many days before families can book them, so that rooms can be staffed. */
export const daysBeforeRelease = 14

/** The last day slots are made for. */
export function horizonOf(today: string, policy: Policy): string {
  return addDays(today, policy.releaseDaysAhead + daysBeforeRelease)
}

/**
 * Whether a pattern opens on a day: never on a holiday; on a make-up working day also with
 * Monday's pattern if the policy opens then; otherwise on the weekdays it names.
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
 * day missing from it is in a year nobody has published), up to the horizon or the last day given,
 * not begun yet.
 */
export function plannedSlots(
  patterns: SlotPattern[],
  days: CalendarDay[],
  {
    now,
    today,
    policyOn,
    last = horizonOf(today, policyOn(today)),
  }: { now: Date; today: string; policyOn: PolicyOn; last?: string },
): PlannedSlot[] {
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

export type SlotChanges = {
  /** No longer planned, or planned at other times. */
  remove: MadeSlot[]
  /** Planned at the same time with other ages or another price; with those already. */
  change: MadeSlot[]
  add: PlannedSlot[]
  /** Settled, and not as planned: left as they are. */
  kept: MadeSlot[]
}

/**
 * What to do so that the slots there are become the ones there should be. A settled slot is never
 * touched, nor made twice. A slot made again keeps the cap it had: a person may have set it.
 */
export function slotChanges(planned: PlannedSlot[], made: MadeSlot[]): SlotChanges {
  const wanted = new Map(planned.map((slot) => [slotKey(slot), slot]))
  const changes: SlotChanges = { remove: [], change: [], add: [], kept: [] }
  for (const slot of made) {
    const key = slotKey(slot)
    const plan = wanted.get(key)
    const fits = plan !== undefined && sameTime(slot, plan)
    if (slot.settled || fits) wanted.delete(key)
    if (fits && sameTerms(slot, plan)) continue
    if (slot.settled) changes.kept.push(slot)
    else if (fits) changes.change.push({ ...slot, ...termsOf(plan) })
    else {
      changes.remove.push(slot)
      if (plan) wanted.set(key, { ...plan, cap: slot.cap })
    }
  }
  changes.add = [...wanted.values()].toSorted(
    (a, b) => compare(a.roomId, b.roomId) || a.startsAt.getTime() - b.startsAt.getTime(),
  )
  return changes
}

/** A timetable makes at most one slot a day. */
export function slotKey(slot: Pick<PlannedSlot, 'timetableId' | 'day'>): string {
  return `${slot.timetableId} ${slot.day}`
}

function sameTime(a: PlannedSlot, b: PlannedSlot): boolean {
  return (
    a.startsAt.getTime() === b.startsAt.getTime() &&
    a.endsAt.getTime() === b.endsAt.getTime() &&
    a.flexible === b.flexible
  )
}

function sameTerms(a: PlannedSlot, b: PlannedSlot): boolean {
  return (
    a.ageFromMonths === b.ageFromMonths &&
    a.ageToMonths === b.ageToMonths &&
    a.priceFenPerHour === b.priceFenPerHour
  )
}

/** What can follow in a slot that stays. */
function termsOf({ ageFromMonths, ageToMonths, priceFenPerHour }: PlannedSlot) {
  return { ageFromMonths, ageToMonths, priceFenPerHour }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
