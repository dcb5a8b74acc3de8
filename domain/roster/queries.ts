import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { shortfalls } from '@/db/schema/capacity'
import { caregivers, rosterShifts } from '@/db/schema/roster'
import type { ShiftInput } from './inputs'

export type CaregiverRow = typeof caregivers.$inferSelect

export function selectCaregiversOf(db: Executor, roomId: string): Promise<CaregiverRow[]> {
  return db
    .select()
    .from(caregivers)
    .where(eq(caregivers.roomId, roomId))
    .orderBy(asc(caregivers.createdAt), asc(caregivers.id))
}

export async function selectCaregiver(
  db: Executor,
  caregiverId: string,
): Promise<CaregiverRow | null> {
  const [found] = await db.select().from(caregivers).where(eq(caregivers.id, caregiverId))
  return found ?? null
}

export async function insertCaregiver(
  tx: Executor,
  row: typeof caregivers.$inferInsert,
): Promise<string> {
  const [added] = await tx.insert(caregivers).values(row).returning({ id: caregivers.id })
  if (!added) throw new Error('a caregiver was not written')
  return added.id
}

export async function updateCaregiver(
  tx: Executor,
  caregiverId: string,
  set: Partial<CaregiverRow>,
): Promise<void> {
  await tx.update(caregivers).set(set).where(eq(caregivers.id, caregiverId))
}

export type DayShift = ShiftInput & { id: string }
export type DatedShift = DayShift & { day: string }

/** The shifts of a room between two days with their breaks, in order of time. */
export async function selectRosters(
  db: Executor,
  roomId: string,
  range: { from: string; to: string },
): Promise<DatedShift[]> {
  return [
    ...(await db.execute<DatedShift>(sql`
      select s.id, s.day::text as day, s.caregiver_id as "caregiverId",
        to_char(s.from_time, 'HH24:MI') as "fromTime", to_char(s.to_time, 'HH24:MI') as "toTime",
        coalesce((select jsonb_agg(jsonb_build_object('fromTime', to_char(b.from_time, 'HH24:MI'),
          'toTime', to_char(b.to_time, 'HH24:MI')) order by b.from_time)
          from roster_breaks b where b.shift_id = s.id), '[]') as breaks
      from roster_shifts s
      where s.room_id = ${roomId}::uuid and s.day between ${range.from}::date and ${range.to}::date
      order by s.day, s.from_time, s.id`)),
  ]
}

/** The shifts of one day of a room. */
export async function selectDayRoster(
  db: Executor,
  roomId: string,
  day: string,
): Promise<DayShift[]> {
  const shifts = await selectRosters(db, roomId, { from: day, to: day })
  return shifts.map(({ day: _, ...shift }) => shift)
}

export type Elsewhere = { caregiverId: string; day: string; fromTime: string; toTime: string }

/** Which of the shifts meet one that the same person has in another room then. */
export async function selectElsewhere(
  db: Executor,
  roomId: string,
  shifts: Elsewhere[],
): Promise<Elsewhere[]> {
  return [
    ...(await db.execute<Elsewhere>(sql`
      select distinct s.caregiver_id as "caregiverId", s.day::text as day,
        to_char(s.from_time, 'HH24:MI') as "fromTime", to_char(s.to_time, 'HH24:MI') as "toTime"
      from jsonb_to_recordset(${JSON.stringify(shifts)}::text::jsonb) as wanted(
        "caregiverId" uuid, day date, "fromTime" time, "toTime" time)
      join roster_shifts s on s.caregiver_id = wanted."caregiverId" and s.day = wanted.day
        and s.from_time < wanted."toTime" and s.to_time > wanted."fromTime"
      where s.room_id <> ${roomId}::uuid
      order by 2, 3, 1`)),
  ]
}

/** How many shifts a room has on the days given. */
export async function countShifts(db: Executor, roomId: string, days: string[]): Promise<number> {
  const found = await db
    .select({ id: rosterShifts.id })
    .from(rosterShifts)
    .where(and(eq(rosterShifts.roomId, roomId), inArray(rosterShifts.day, days)))
  return found.length
}

/**
 * Puts shifts and breaks in place of what a room had on the days given. In one statement, so
 * that the ledger sees only the roster before and after, and no shortfall is raised or resolved by
 * a moment in between.
 */
export async function replaceRosters(
  tx: Executor,
  roomId: string,
  days: { day: string; shifts: ShiftInput[] }[],
): Promise<void> {
  const shifts = days.flatMap(({ day, shifts }) =>
    shifts.map((shift) => ({ ...shift, id: v7(), day })),
  )
  const breaks = shifts.flatMap((shift) =>
    shift.breaks.map((pause) => ({ ...pause, id: v7(), shiftId: shift.id })),
  )
  await tx.execute(sql`
    with gone as (
      delete from roster_shifts where room_id = ${roomId}::uuid and day in (
        select jsonb_array_elements_text(${JSON.stringify(days.map((d) => d.day))}::text::jsonb)::date)
      returning id
    ), added as (
      insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      select id, ${roomId}::uuid, "caregiverId", day, "fromTime", "toTime"
      from jsonb_to_recordset(${JSON.stringify(shifts)}::text::jsonb) as s(
        id uuid, "caregiverId" uuid, day date, "fromTime" time, "toTime" time)
      where (select count(*) from gone) >= 0
      returning id
    )
    insert into roster_breaks (id, shift_id, from_time, to_time)
    select b.id, added.id, "fromTime", "toTime"
    from jsonb_to_recordset(${JSON.stringify(breaks)}::text::jsonb) as b(
      id uuid, "shiftId" uuid, "fromTime" time, "toTime" time)
    join added on added.id = b."shiftId"`)
}

export type OpenShortfall = { day: string; term: string; shortBy: number }

/** What of a room falls short on a day and nobody has resolved. */
export function selectOpenShortfalls(
  db: Executor,
  roomId: string,
  days: string[],
): Promise<OpenShortfall[]> {
  return db
    .select({ day: shortfalls.day, term: shortfalls.term, shortBy: shortfalls.shortBy })
    .from(shortfalls)
    .where(
      and(
        eq(shortfalls.roomId, roomId),
        inArray(shortfalls.day, days),
        isNull(shortfalls.resolvedAt),
      ),
    )
    .orderBy(asc(shortfalls.day), asc(shortfalls.fromAt))
}
