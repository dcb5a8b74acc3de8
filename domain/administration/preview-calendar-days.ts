import { requireCityAdministrator } from '../authority/administrator-policy'
import type { CalendarDaysInput } from '../calendar/inputs'
import { type KeptSlot, selectRoomIdsWithTimetable } from '../calendar/queries'
import { previewByRooms } from '../previewing/preview-change'
import { type PreviewSummary, summaryOf } from '../previewing/summary-of'
import { type Ctx, writing } from '../shared/context'
import { applyCalendarDays } from './apply-calendar-days'
import { type DayRefused, dayProblem } from './set-calendar-days'

export type CalendarPreview =
  | { ok: true; rooms: number; measured: number; summary: PreviewSummary; kept: KeptSlot[] }
  | DayRefused

/**
 * What `setCalendarDays` would do with the same days, by the engine that does it, undone again:
 * slots that come and go, deadlines that move, and slots kept because children are booked in them.
 */
export async function previewCalendarDays(
  ctx: Ctx,
  input: CalendarDaysInput,
): Promise<CalendarPreview> {
  requireCityAdministrator(ctx.actor)
  const refused = dayProblem(ctx, input)
  if (refused) return refused
  const roomIds = await selectRoomIdsWithTimetable(ctx.db.read)
  // By id: a transaction chosen as a deadlock's victim is tried again.
  const kept = new Map<string, KeptSlot>()
  const seen = await previewByRooms(ctx, roomIds, async (inside, some) => {
    const applied = await writing(inside, (write) => applyCalendarDays(write, input, some))
    for (const slot of applied.kept) kept.set(slot.slotId, slot)
    return applied
  })
  const summary = await summaryOf(ctx.db.read, seen)
  const soonest = [...kept.values()].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return { ok: true, rooms: roomIds.length, measured: seen.measured, summary, kept: soonest }
}
