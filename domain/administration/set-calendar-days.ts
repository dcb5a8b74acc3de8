import { requireCityAdministrator } from '../authority/administrator-policy'
import type { CalendarDaysInput } from '../calendar/inputs'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { type AppliedDays, applyCalendarDays } from './apply-calendar-days'

export type DayRefused = Refused<'day_in_past' | 'day_twice', { day: string }>
export type SetCalendarDaysResult = AppliedDays | DayRefused

/**
 * Enters calendar days, over what stood there: a holiday moved, a year published. The database
 * moves the deadlines that count working days, and slots follow at once: those without claims on
 * days off go, those of days worked come; one with claims stays, to be settled by people. Answers
 * how many came, went and stayed. Refuses days before today in Shanghai and one day given twice.
 */
export async function setCalendarDays(
  ctx: Ctx,
  input: CalendarDaysInput,
): Promise<SetCalendarDaysResult> {
  requireCityAdministrator(ctx.actor)
  const refused = dayProblem(ctx, input)
  if (refused) return refused
  return writing(ctx, (write) => applyCalendarDays(write, input, null))
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
