import type { PlannedChild } from '../bookings/reckoning-rules'
import { type CalendarDay, selectDays } from '../calendar/queries'
import type { Ctx } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { findSlotDays } from '../slots/find-queries'
import { closeTo, familyOf, fitsFor } from './looking'
import type { RoomFits, Wish } from './types'

/** Today and the days after it that can be chosen: as far ahead as slots are released. */
export const daysShown = 15

/** The days that can be chosen, from today on. */
export function daysFrom(today: string): string[] {
  return Array.from({ length: daysShown }, (_, ahead) => addDays(today, ahead))
}

/** Rooms a page. */
const roomsPerPage = 12

export type SearchDay = { day: string; calendar: CalendarDay | null; slots: number }

export type Searched = {
  today: string
  days: SearchDay[]
  /** The family's children; none for somebody not signed in. */
  children: PlannedChild[]
  /** Those of them who are looked for; the wish's ages count where there are none. */
  chosen: PlannedChild[]
  rooms: RoomFits[]
  page: number
  /** Whether there is a page after this one. */
  more: boolean
}

/**
 * Places that could really be booked now for what somebody wishes: released, open, of the right ages,
 * with room for all the children together by the engine's own arithmetic, clear of their other visits
 * and of the caps, marks and residents' places booking would look at. Rooms close by come first. Days
 * past or out of sight, and children that are not the family's, count as not asked for. For anybody.
 */
export async function searchPlaces(ctx: Ctx, wish: Wish): Promise<Searched> {
  const { now } = ctx
  const today = dayOf(now)
  const last = addDays(today, daysShown - 1)
  const on = ctx.db.read
  const days = daysFrom(today)
  const place = { divisionCode: wish.divisionCode }
  const [children, slotDays, calendar] = await Promise.all([
    familyOf(ctx, days),
    findSlotDays(on, place, { from: today, to: last }, null, now),
    selectDays(on, today, last),
  ])
  const chosen = children.filter(({ id }) => wish.childIds.includes(id))
  const page = Math.max(1, wish.page)
  const wanted = wish.days.filter((one) => days.includes(one))
  const found = await fitsFor({ chosen, ages: wish.ages }, ctx, {
    place,
    days: wanted.length > 0 ? wanted : days,
    part: wish.part,
    minutes: wish.minutes,
    close: closeTo(ctx, wish.near),
    limit: roomsPerPage + 1,
    offset: (page - 1) * roomsPerPage,
  })
  return {
    today,
    days: days.map((day) => ({
      day,
      calendar: calendar.find((entry) => entry.day === day) ?? null,
      slots: slotDays.find((entry) => entry.day === day)?.slots ?? 0,
    })),
    children,
    chosen,
    rooms: found.slice(0, roomsPerPage),
    page,
    more: found.length > roomsPerPage,
  }
}
