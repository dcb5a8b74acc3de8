import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { siteDatabase } from './running'

/** The working days from a day on, by the calendar or, for a year not published yet, by the weekday. */
export async function workingDays(db: Executor, from: string): Promise<string[]> {
  const rows = await db.execute<{ day: string }>(sql`
    select d::date::text as day
    from generate_series(${from}::date, ${addDays(from, 30)}::date, '1 day') as d
    left join calendar_days c on c.day = d::date
    where coalesce(c.kind in ('workday', 'makeup'), extract(isodow from d) <= 5) order by 1`)
  return rows.map(({ day }) => day)
}

/**
 * The first working day from Monday to Friday with another working day between today and it, and how
 * many days ahead it is: booking closes at 17:00 of the working day before, so it is open at any hour,
 * and the rooms of kindergartens have no weekends.
 */
export async function workingDayAhead(): Promise<{ day: string; ahead: number }> {
  const db = siteDatabase()
  const today = dayOf(new Date())
  const [, ...open] = await workingDays(db.read, addDays(today, 1))
  const day = open.find((one) => weekdayOf(one) <= 5)
  if (!day) throw new Error('the calendar has no working day ahead')
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000
  return { day, ahead }
}
