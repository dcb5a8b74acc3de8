import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, writing } from '../shared/context'
import { insertOfficialDays } from './queries'
import { officialDaysOf, type PublishedCalendar } from './rules'

/**
 * Enters the days of the years given, as published by the State Council. A year the calendar does
 * not know adds nothing. Days an administrator entered stay; examples give way. Doing it again
 * changes nothing.
 */
export async function loadCalendar(
  ctx: Ctx,
  input: { published: PublishedCalendar; fromYear: number; toYear: number },
): Promise<{ changed: number }> {
  requireCityAdministrator(ctx.actor)
  const years = Array.from(
    { length: input.toYear - input.fromYear + 1 },
    (_, i) => input.fromYear + i,
  )
  const days = years.flatMap((year) => officialDaysOf(year, input.published))
  if (days.length === 0) return { changed: 0 }
  return writing(ctx, async (write) => {
    const changed = await insertOfficialDays(write, days)
    if (changed.length > 0) {
      await writeAudit(write, {
        action: 'calendar_loaded',
        subjectKind: 'calendar',
        subjectId: 'shanghai',
        details: { from: changed[0], days: changed.length },
      })
    }
    return { changed: changed.length }
  })
}
