import { type CalendarDay, selectDays } from '../calendar/queries'
import { selectReleaseDays } from '../policies/release-queries'
import type { Ctx } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { daysBeforeRelease } from './rules'
import { slotsWithState, type WeekSlot } from './slots-with-state'
import { selectPlacesStamp } from './stamp-queries'

export type { WeekSlot } from './slots-with-state'

export const daysOfWeek = 7

export type WeekDay = { day: string; calendar: CalendarDay | null; slots: WeekSlot[] }
export type Week = {
  today: string
  from: string
  to: string
  days: WeekDay[]
  /** The stamp of the places as shown, or of a moment before. */
  stamp: string
  /** The first days of the weeks before and after; null if there is nothing to see. */
  previous: string | null
  next: string | null
}

/**
 * Seven days of a room from a day on (none, past or further than slots are made: from today), each with its slots, their
 * free places for a child of an age in completed months (null: any), and why a full one is full.
 * For anybody; residents' places count for those signed in at home there.
 */
export async function readWeek(
  ctx: Ctx,
  asked: {
    room: { id: string; subdistrictCode: string }
    from: string | null
    ageMonths: number | null
  },
): Promise<Week> {
  const { now } = ctx
  const on = ctx.db.read
  const today = dayOf(now)
  const released = await selectReleaseDays(on, { roomId: asked.room.id }, today)
  const last = addDays(today, released + daysBeforeRelease)
  const from = asked.from !== null && asked.from >= today && asked.from <= last ? asked.from : today
  const to = addDays(from, daysOfWeek - 1)
  // Before the places: a change in between makes the page ask once too often, never too seldom.
  const stamp = await selectPlacesStamp(on, asked.room.id, { from, to })
  const [slots, calendar] = await Promise.all([
    slotsWithState(ctx, { room: asked.room, from, to, ageMonths: asked.ageMonths }),
    selectDays(on, from, to),
  ])
  const previous = addDays(from, -daysOfWeek)
  const next = addDays(from, daysOfWeek)
  return {
    today,
    from,
    to,
    stamp,
    days: Array.from({ length: daysOfWeek }, (_, ahead) => addDays(from, ahead)).map((day) => ({
      day,
      calendar: calendar.find((entry) => entry.day === day) ?? null,
      slots: slots.filter(({ slot }) => slot.day === day),
    })),
    previous: from === today ? null : laterOf(previous, today),
    next: next <= last ? next : null,
  }
}

function laterOf(a: string, b: string): string {
  return a.localeCompare(b) > 0 ? a : b
}
