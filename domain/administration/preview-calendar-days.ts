import { requireCityAdministrator } from '../authority/administrator-policy'
import type { CalendarDaysInput } from '../calendar/inputs'
import { daysSeen, type SlotOnDayOff, selectRoomIdsWithTimetable } from '../calendar/queries'
import { previewByRooms } from '../previewing/preview-change'
import { type PreviewSummary, summaryOf } from '../previewing/summary-of'
import { type Ctx, writing } from '../shared/context'
import { applyCalendarDays } from './apply-calendar-days'
import { closingStamp } from './follow-calendar'
import { type DayRefused, dayProblem } from './set-calendar-days'

export type CalendarPreview =
  | {
      ok: true
      rooms: number
      measured: number
      summary: PreviewSummary
      closed: SlotOnDayOff[]
      /** To be sent with the press that saves, if any slot would be closed. */
      stamp: string
      /** What stood on these days, to be sent with that press. */
      seen: string
    }
  | DayRefused

/**
 * What `setCalendarDays` would do with the same days, by the engine that does it, undone again:
 * slots that come and go, deadlines that move, and slots with bookings that would be closed.
 */
export async function previewCalendarDays(
  ctx: Ctx,
  input: CalendarDaysInput,
): Promise<CalendarPreview> {
  requireCityAdministrator(ctx.actor)
  const refused = dayProblem(ctx, input)
  if (refused) return refused
  const before = await daysSeen(ctx.db.read, input.days)
  const roomIds = await selectRoomIdsWithTimetable(ctx.db.read)
  // By id: a transaction chosen as a deadlock's victim is tried again.
  const closed = new Map<string, SlotOnDayOff>()
  const seen = await previewByRooms(ctx, roomIds, async (inside, some) => {
    const applied = await writing(inside, (write) => applyCalendarDays(write, input, some))
    for (const slot of applied.closed) closed.set(slot.slotId, slot)
    return applied
  })
  const summary = await summaryOf(ctx.db.read, seen)
  const soonest = [...closed.values()].toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  )
  const counts = { rooms: roomIds.length, measured: seen.measured }
  const stamp = closingStamp(soonest)
  return { ok: true, ...counts, summary, closed: soonest, stamp, seen: before }
}
