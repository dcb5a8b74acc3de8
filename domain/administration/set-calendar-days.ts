import { requireCityAdministrator } from '../authority/administrator-policy'
import type { CalendarDaysInput } from '../calendar/inputs'
import { type Ctx, orUndo } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { type AppliedDays, applyCalendarDays } from './apply-calendar-days'
import { closingStamp } from './follow-calendar'

export type DayRefused = Refused<'day_in_past' | 'day_twice', { day: string }>
export type SetCalendarDaysResult = AppliedDays | DayRefused | Refused<'confirm_needed'>

/**
 * Enters calendar days, over what stood there: a holiday moved, a year published. The database
 * moves the deadlines that count working days, and slots follow at once (`followCalendar`). Answers
 * how many came, went and were closed. Refuses days before today in Shanghai, one day given twice,
 * and closing slots with bookings other than those that were confirmed.
 */
export async function setCalendarDays(
  ctx: Ctx,
  input: CalendarDaysInput,
): Promise<SetCalendarDaysResult> {
  requireCityAdministrator(ctx.actor)
  const refused = dayProblem(ctx, input)
  if (refused) return refused
  return orUndo<SetCalendarDaysResult>(ctx, async (write, undo) => {
    const applied = await applyCalendarDays(write, input, null)
    if (applied.closed.length === 0 || closingStamp(applied.closed) === input.confirmed)
      return applied
    return undo({ ok: false, reason: 'confirm_needed' })
  })
}

/** A day before today, or given twice; null if all fit. */
export function dayProblem(
  { now }: Pick<Ctx, 'now'>,
  { days }: CalendarDaysInput,
): DayRefused | null {
  const today = dayOf(now)
  const seen = new Set<string>()
  for (const { day } of days) {
    if (day < today) return { ok: false, reason: 'day_in_past', day }
    if (seen.has(day)) return { ok: false, reason: 'day_twice', day }
    seen.add(day)
  }
  return null
}
