import { and, asc, between, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { calendarDays } from '@/db/schema/calendar'
import type { Write } from '../shared/context'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup'

export type CalendarDay = {
  day: string
  kind: DayKind
  nameZh: string | null
  nameEn: string | null
  official: boolean
}

/** Adds days nobody entered and replaces examples; answers which days changed. */
export async function insertOfficialDays({ tx }: Write, days: CalendarDay[]): Promise<string[]> {
  const rows = await tx
    .insert(calendarDays)
    .values(days)
    .onConflictDoUpdate({
      target: calendarDays.day,
      set: fromExcluded,
      setWhere: sql`not ${calendarDays.official}`,
    })
    .returning({ day: calendarDays.day })
  return rows.map((row) => row.day)
}

/** Writes days whatever stood there before. */
export async function upsertDays({ tx }: Write, days: CalendarDay[]): Promise<void> {
  await tx
    .insert(calendarDays)
    .values(days)
    .onConflictDoUpdate({ target: calendarDays.day, set: fromExcluded })
}

/** The days entered between two days, both included, in order. */
export function selectDays(db: Executor, from: string, to: string): Promise<CalendarDay[]> {
  return db
    .select({
      day: calendarDays.day,
      kind: calendarDays.kind,
      nameZh: calendarDays.nameZh,
      nameEn: calendarDays.nameEn,
      official: calendarDays.official,
    })
    .from(calendarDays)
    .where(and(between(calendarDays.day, from, to)))
    .orderBy(asc(calendarDays.day))
}

const fromExcluded = {
  kind: sql`excluded.kind`,
  nameZh: sql`excluded.name_zh`,
  nameEn: sql`excluded.name_en`,
  official: sql`excluded.official`,
}
