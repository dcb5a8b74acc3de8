import { and, asc, between, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { calendarDays } from '@/db/schema/calendar'
import { instant, many, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import type { Write } from '../shared/context'
import { seenText } from '../shared/seen'

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

/** Writes days, no matter what stood there before. */
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

/** What stands on these days, as a short text that a form sends back. */
export async function daysSeen(db: Executor, days: { day: string }[]): Promise<string> {
  const sorted = days.map(({ day }) => day).toSorted()
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? '']
  return seenText([first, last, await selectDays(db, first, last)])
}

/** One change of the calendar at a time, so that none is made over what nobody has seen. */
export async function lockCalendar({ tx }: Write): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu calendar'))`)
}

const fromExcluded = {
  kind: sql`excluded.kind`,
  nameZh: sql`excluded.name_zh`,
  nameEn: sql`excluded.name_en`,
  official: sql`excluded.official`,
}

/** A slot whose timetable does not open on its day any more, and how many children are booked. */
export type SlotOnDayOff = {
  slotId: string
  day: string
  startsAt: Date
  endsAt: Date
  bookings: number
  roomId: string
  roomCode: string
  roomZh: string
  roomEn: string | null
}

/** Whether the timetable `t` does not open on the day `c`. */
const dayOff = sql`(c.kind = 'holiday'
  or (c.kind <> 'makeup' and not extract(isodow from c.day)::int = any (t.weekdays)))`

/**
 * Open slots to come on these days whose timetable does not open then: on a holiday, or on a plain
 * day of the week it does not name. Soonest first.
 */
export async function selectSlotsOnDaysOff(
  db: Executor,
  days: string[],
  { now, roomIds }: { now: Date; roomIds: string[] | null },
): Promise<SlotOnDayOff[]> {
  const rooms = many(roomIds, 'uuid')
  const rows = await db.execute(sql`
    select s.id as "slotId", s.day::text as day, s.starts_at as "startsAt", s.ends_at as "endsAt",
      claims.count as bookings, r.id as "roomId", r.code as "roomCode", r.name_zh as "roomZh", r.name_en as "roomEn"
    from calendar_days c
    join slots s on s.day = c.day
    join timetables t on t.id = s.timetable_id
    join rooms r on r.id = s.room_id
    cross join lateral (select count(*)::int as count from bookings b
      where b.slot_id = s.id and b.child_id is not null and ${stands('b', now)}) as claims
    where c.day in (select jsonb_array_elements_text(${JSON.stringify(days)}::text::jsonb)::date)
      and s.starts_at > ${instant(now)} and s.status = 'open'
      and (${rooms} is null or s.room_id = any (${rooms}))
      and ${dayOff}
    order by s.starts_at, r.name_zh, s.id`)
  return withDates<SlotOnDayOff>(rows, { startsAt: Date, endsAt: Date })
}

/** How many slots to come on these days are closed although their timetable opens then. */
export async function countClosedOnOpenDays(
  db: Executor,
  days: string[],
  { now, roomIds }: { now: Date; roomIds: string[] | null },
): Promise<number> {
  const rooms = many(roomIds, 'uuid')
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from calendar_days c
    join slots s on s.day = c.day
    join timetables t on t.id = s.timetable_id
    where c.day in (select jsonb_array_elements_text(${JSON.stringify(days)}::text::jsonb)::date)
      and s.starts_at > ${instant(now)} and s.status = 'closed'
      and (${rooms} is null or s.room_id = any (${rooms}))
      and not ${dayOff}`)
  return row?.count ?? 0
}

/** Rooms with a timetable: those whose slots follow the calendar. */
export async function selectRoomIdsWithTimetable(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct room_id as id from timetables order by room_id`)
  return rows.map((row) => row.id)
}

/** The years of which any day is entered, with how many of their days are official. */
export async function selectYears(db: Executor): Promise<{ year: number; official: number }[]> {
  return db.execute(sql`
    select extract(year from day)::int as year, (count(*) filter (where official))::int as official
    from calendar_days group by 1 order by 1`)
}
