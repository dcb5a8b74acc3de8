import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'
import type { Write } from '../shared/context'

/** Days with slots that are over by an hour and have no summaries yet, oldest first. */
export async function selectDaysToClose(on: Executor, now: Date): Promise<string[]> {
  const rows = await on.execute<{ day: string }>(sql`
    select day::text from (
      select distinct day from slots
      where day < ((${instant(now)} - interval '1 hour') at time zone 'Asia/Shanghai')::date
      union
      select distinct day from refusals
      where day < ((${instant(now)} - interval '1 hour') at time zone 'Asia/Shanghai')::date
    ) as over
    where not exists (select from figure_days c where c.day = over.day)
    order by day`)
  return rows.map(({ day }) => day)
}

/** Writes a day's summaries; writing them again changes nothing that was right. */
export async function closeDay({ tx }: Write, day: string): Promise<void> {
  await tx.execute(sql`select close_figures(${day}::date)`)
}
