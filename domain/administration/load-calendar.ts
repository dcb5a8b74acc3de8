import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { insertOfficialDays, type SlotOnDayOff } from '../calendar/queries'
import { officialDaysOf, type PublishedCalendar } from '../calendar/rules'
import { type Ctx, orUndo } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { closingStamp, followCalendar } from './follow-calendar'

export type LoadCalendarResult =
  | { ok: true; changed: number }
  | Refused<'confirm_needed', { closed: SlotOnDayOff[]; stamp: string }>

/**
 * Enters the days of the years given, as published by the State Council, and lets slots follow
 * (`followCalendar`). A year the calendar does not know adds nothing. Days an administrator entered
 * stay; examples give way. Doing it again changes nothing. Refuses a person closing slots with
 * bookings other than those `confirmed`; a command has nobody to ask and closes them.
 */
export async function loadCalendar(
  ctx: Ctx,
  input: { published: PublishedCalendar; fromYear: number; toYear: number; confirmed?: string },
): Promise<LoadCalendarResult> {
  requireCityAdministrator(ctx.actor)
  const years = Array.from(
    { length: input.toYear - input.fromYear + 1 },
    (_, i) => input.fromYear + i,
  )
  const days = years.flatMap((year) => officialDaysOf(year, input.published))
  if (days.length === 0) return { ok: true, changed: 0 }
  return orUndo<LoadCalendarResult>(ctx, async (write, undo) => {
    const changed = new Set(await insertOfficialDays(write, days))
    if (changed.size === 0) return { ok: true, changed: 0 }
    const entered = days.filter(({ day }) => changed.has(day))
    const { closed } = await followCalendar(write, entered, null)
    const stamp = closingStamp(closed)
    const asks = ctx.actor.kind === 'account' && closed.length > 0
    if (asks && stamp !== input.confirmed) {
      return undo({ ok: false, reason: 'confirm_needed', closed, stamp })
    }
    await writeAudit(write, {
      action: 'calendar_loaded',
      subjectKind: 'calendar',
      subjectId: 'shanghai',
      details: { from: entered[0]?.day, days: changed.size, closed: closed.length },
    })
    return { ok: true, changed: changed.size }
  })
}
