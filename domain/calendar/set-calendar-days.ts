import { changesBetween } from '../audit/changes'
import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../shared/administrators'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { CalendarDaysInput } from './inputs'
import { selectDays, upsertDays } from './queries'

export type SetCalendarDaysResult =
  | { ok: true }
  | Refused<'day_in_past' | 'day_twice', { day: string }>

/**
 * Enters calendar days, over what stood there: a holiday moved, a year published. The database
 * moves the deadlines that count working days; slots follow when they are next made. Refuses days
 * before today in Shanghai and one day given twice.
 */
export async function setCalendarDays(
  ctx: Ctx,
  { days }: CalendarDaysInput,
): Promise<SetCalendarDaysResult> {
  requireCityAdministrator(ctx.actor)
  const today = dayOf(ctx.now)
  const seen = new Set<string>()
  for (const { day } of days) {
    if (day < today) return { ok: false, reason: 'day_in_past', day }
    if (seen.has(day)) return { ok: false, reason: 'day_twice', day }
    seen.add(day)
  }
  return writing(ctx, async (write) => {
    const sorted = days.map((one) => one.day).toSorted()
    const before = await selectDays(write.tx, sorted[0] ?? today, sorted.at(-1) ?? today)
    await upsertDays(write, days)
    await writeAudit(write, {
      action: 'calendar_days_set',
      subjectKind: 'calendar',
      subjectId: sorted[0] ?? today,
      details: { days: days.length, changes: changesBetween(kinds(before), kinds(days)) },
    })
    return { ok: true }
  })
}

/** Each day with what it is, for the log. */
function kinds(days: { day: string; kind: string }[]): Record<string, string> {
  return Object.fromEntries(days.map(({ day, kind }) => [day, kind]))
}
