import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { listCalendarDays } from '@/domain/calendar/list-calendar-days'
import { exampleDaysOf } from '@/domain/calendar/rules'
import type { Ctx } from '@/domain/shared/context'
import { dayOf } from '@/domain/shared/time'
import { granted } from './moment'

/**
 * If the demo reaches into a year that is not published, enters that year as examples, marked as
 * not official. A site in use gets no slots for such a year until its days are entered.
 */
export async function enterExampleYears(ctx: Ctx, lastDay: string): Promise<void> {
  const firstDay = dayOf(ctx.now)
  const known = await listCalendarDays(ctx, { from: firstDay, to: lastDay })
  const years = new Set(known.map(({ day }) => day.slice(0, 4)))
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year++) {
    if (years.has(String(year))) continue
    const days = exampleDaysOf(year).filter(({ day }) => day >= firstDay)
    granted(await setCalendarDays(ctx, { days }))
  }
}
