import type { CalendarDay } from '../calendar/queries'
import { addDays, weekdayOf } from '../shared/time'
import type { MonthSlotRow } from './month-queries'
import { type PlannedSlot, slotKey } from './rules'

/** A slot in a month: made and open, made and closed, over, or only planned. */
export type MonthSlot = {
  slotId: string | null
  startsAt: Date
  endsAt: Date
  state: 'made' | 'closed' | 'over' | 'planned'
  /** Added by a person, not by a timetable. */
  single: boolean
  bookings: number
}

/** A day of a month; `calendar` is null if nobody has entered what day it is: no slots then. */
export type MonthDay = { day: string; calendar: CalendarDay | null; slots: MonthSlot[] }

/** The first and last day of a month `'YYYY-MM'`. */
export function monthRange(month: string): { from: string; to: string } {
  const from = `${month}-01`
  return { from, to: addDays(monthAfter(from), -1) }
}

/** The month a number of months later (or earlier). */
export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The month that days belong to. */
export function monthOfDays(days: MonthDay[]): string {
  return days[0]?.day.slice(0, 7) ?? ''
}

/** Days of the week before the first of the month, in a week that begins on Monday. */
export function daysBefore(month: string): number {
  return weekdayOf(`${month}-01`) - 1
}

/**
 * Every day of a month with the slots there are and those still to be made. What a timetable has
 * made on a day already is not planned again.
 */
export function monthDays(
  month: string,
  facts: { calendar: CalendarDay[]; made: MonthSlotRow[]; planned: PlannedSlot[]; now: Date },
): MonthDay[] {
  const { from, to } = monthRange(month)
  const there = new Set(facts.made.map((slot) => `${slot.timetableId} ${slot.day}`))
  const toCome = facts.planned.filter((slot) => !there.has(slotKey(slot)))
  const days: MonthDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const made = facts.made.filter((slot) => slot.day === day)
    const planned = toCome.filter((slot) => slot.day === day)
    days.push({
      day,
      calendar: facts.calendar.find((one) => one.day === day) ?? null,
      slots: [
        ...made.map((slot) => shownSlot(slot, facts.now)),
        ...planned.map(({ startsAt, endsAt }) => ({
          ...{ slotId: null, startsAt, endsAt },
          ...{ state: 'planned' as const, single: false, bookings: 0 },
        })),
      ].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    })
  }
  return days
}

function shownSlot(slot: MonthSlotRow, now: Date): MonthSlot {
  const { id: slotId, startsAt, endsAt, timetableId, bookings } = slot
  const state = slot.closed ? 'closed' : endsAt <= now ? 'over' : 'made'
  return { slotId, startsAt, endsAt, state, single: timetableId === null, bookings }
}

function monthAfter(first: string): string {
  return `${shiftMonth(first.slice(0, 7), 1)}-01`
}
