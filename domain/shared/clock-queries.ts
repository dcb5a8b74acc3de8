import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** The time by the database's clock, in whole milliseconds and never ahead of it. */
export async function selectNow(on: Executor): Promise<Date> {
  const [row] = await on.execute<{ now: string }>(
    sql`select date_trunc('milliseconds', app_now()) as now`,
  )
  if (!row) throw new Error('the database told no time')
  return new Date(row.now)
}
