import { requireCityAdministrator } from '../authority/administrator-policy'
import type { CalendarDaysInput } from '../calendar/inputs'
import { daysSeen, lockCalendar, selectDays } from '../calendar/queries'
import { type Ctx, orUndo, type Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { type ChangedMeanwhile, seenText } from '../shared/seen'
import { dayOf } from '../shared/time'
import { type AppliedDays, applyCalendarDays } from './apply-calendar-days'
import { closingStamp } from './follow-calendar'

export type DayRefused = Refused<'day_in_past' | 'day_twice', { day: string }>
export type SetCalendarDaysResult =
  | AppliedDays
  | DayRefused
  | ChangedMeanwhile
  | Refused<'confirm_needed'>

/**
 * Enters calendar days, over what stood there: a holiday moved, a year published. The database
 * moves the deadlines that count working days, and slots follow at once (`followCalendar`). Answers
 * how many came, went and were closed. Refuses days before today in Shanghai, one day given twice,
 * a form gone stale unless the days are as asked already, and closing slots with bookings other than
 * those that were confirmed.
 */
export async function setCalendarDays(
  ctx: Ctx,
  input: CalendarDaysInput,
): Promise<SetCalendarDaysResult> {
  requireCityAdministrator(ctx.actor)
  const refused = dayProblem(ctx, input)
  if (refused) return refused
  return orUndo<SetCalendarDaysResult>(ctx, async (write, undo) => {
    await lockCalendar(write)
    const seen = await daysSeen(write.tx, input.days)
    const stale = input.seen !== undefined && input.seen !== seen
    if (stale && !(await isEntered(write, input))) {
      undo({ ok: false, reason: 'changed_meanwhile', seen })
    }
    const applied = await applyCalendarDays(write, input, null)
    if (applied.closed.length === 0 || closingStamp(applied.closed) === input.confirmed)
      return applied
    return undo({ ok: false, reason: 'confirm_needed' })
  })
}

/** Whether each day stands as asked already: a form sent twice. */
async function isEntered({ tx }: Write, { days }: CalendarDaysInput): Promise<boolean> {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const [first, last] = [sorted[0]?.day ?? '', sorted.at(-1)?.day ?? '']
  const shown = (all: CalendarDaysInput['days']) =>
    seenText(all.map((one) => [one.day, one.kind, one.nameZh, one.nameEn, one.official]))
  return shown(await selectDays(tx, first, last)) === shown(sorted)
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
