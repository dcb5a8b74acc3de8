import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import { timetables } from '@/db/schema/timetables'
import { instant } from '@/db/sql'
import { stands } from '@/db/stands'
import type { StoredPattern } from './inputs'

export type TimetableRow = typeof timetables.$inferSelect

export async function selectTimetable(
  db: Executor,
  timetableId: string,
): Promise<TimetableRow | null> {
  const [found] = await db.select().from(timetables).where(eq(timetables.id, timetableId))
  return found ?? null
}

/** A room's timetables in order of their times, except the one named. */
export function selectTimetablesOf(
  db: Executor,
  roomId: string,
  butId: string | null = null,
): Promise<TimetableRow[]> {
  return db
    .select()
    .from(timetables)
    .where(and(eq(timetables.roomId, roomId), butId ? ne(timetables.id, butId) : undefined))
    .orderBy(asc(timetables.fromTime), asc(timetables.id))
}

/** Adds a timetable; null if its id is taken. */
export async function insertTimetable(
  tx: Executor,
  row: StoredPattern & { roomId: string; id?: string | undefined },
): Promise<string | null> {
  const [added] = await tx
    .insert(timetables)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: timetables.id })
  return added?.id ?? null
}

export async function updateTimetable(
  tx: Executor,
  timetableId: string,
  set: Partial<StoredPattern>,
): Promise<void> {
  await tx.update(timetables).set(set).where(eq(timetables.id, timetableId))
}

/** How many slots of each of a room's timetables are to come, and the bookings in them. */
export async function countComingSlots(
  db: Executor,
  roomId: string,
  now: Date,
): Promise<Map<string, { slots: number; bookings: number }>> {
  const at = instant(now)
  const rows = await db.execute<{ timetableId: string; slots: number; bookings: number }>(sql`
    select s.timetable_id as "timetableId", count(*)::int as slots, coalesce(sum((
      select count(*) from bookings b where b.slot_id = s.id
        and b.child_id is not null and ${stands('b', now)})), 0)::int as bookings
    from slots s
    where s.room_id = ${roomId}::uuid and s.starts_at > ${at}
      and s.timetable_id is not null and s.status = 'open'
    group by s.timetable_id`)
  return new Map(rows.map(({ timetableId, ...counts }) => [timetableId, counts]))
}

/** The latest entry of the log about a timetable. */
export async function selectLastDeed(
  db: Executor,
  timetableId: string,
): Promise<{ at: Date; action: string; details: Record<string, unknown> } | null> {
  const [entry] = await db
    .select({ at: auditEntries.at, action: auditEntries.action, details: auditEntries.details })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'timetable'), eq(auditEntries.subjectId, timetableId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1)
  return entry ?? null
}
