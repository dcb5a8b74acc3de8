import { and, asc, eq, ne } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { timetables } from '@/db/schema/timetables'
import type { PatternFields } from './inputs'

export type TimetableRow = typeof timetables.$inferSelect

export async function selectTimetable(
  db: Executor,
  timetableId: string,
): Promise<TimetableRow | null> {
  const [found] = await db.select().from(timetables).where(eq(timetables.id, timetableId))
  return found ?? null
}

/** A room's timetables in order of their times, but the one named. */
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

export async function insertTimetable(
  tx: Executor,
  row: PatternFields & { roomId: string },
): Promise<string> {
  const [added] = await tx.insert(timetables).values(row).returning({ id: timetables.id })
  if (!added) throw new Error('a timetable was not written')
  return added.id
}

export async function updateTimetable(
  tx: Executor,
  timetableId: string,
  set: Partial<PatternFields>,
): Promise<void> {
  await tx.update(timetables).set(set).where(eq(timetables.id, timetableId))
}
