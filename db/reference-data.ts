import published from 'chinese-days/dist/chinese-days.json'
import { loadCalendar } from '@/domain/administration/load-calendar'
import { loadDivisions } from '@/domain/divisions/load-divisions'
import type { Division } from '@/domain/divisions/queries'
import { loadPolicies } from '@/domain/policies/load-policies'
import type { Ctx } from '@/domain/shared/context'
import { createDatabase } from './client'
import divisions from './seed/data/divisions.json'

/** The first year whose days are entered: bookings before it do not exist. */
const firstYear = 2024

/**
 * Enters what every database needs before anything else, a production one too: districts and
 * subdistricts, rule presets, the city's default settings and the published calendar. Doing it
 * again changes nothing and keeps what administrators set.
 */
export async function loadReferenceData(url: string): Promise<void> {
  const db = createDatabase(url, { max: 1 })
  const ctx: Ctx = {
    actor: { kind: 'system' },
    now: new Date(),
    db,
    origin: 'command db:migrate',
  }
  try {
    await loadDivisions(ctx, divisions as Division[])
    await loadPolicies(ctx)
    const years = Object.keys(published.holidays).map((day) => Number(day.slice(0, 4)))
    await loadCalendar(ctx, { published, fromYear: firstYear, toYear: Math.max(...years) })
  } finally {
    await db.close()
  }
}
