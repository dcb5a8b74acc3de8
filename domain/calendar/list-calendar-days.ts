import type { Ctx } from '../shared/context'
import { type CalendarDay, selectDays } from './queries'

/** The calendar between two days, both included; a day missing from it is not published. */
export function listCalendarDays(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<CalendarDay[]> {
  return selectDays(ctx.db.read, from, to)
}
