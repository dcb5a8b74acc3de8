import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { marks } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import type { Write } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { endedByRoom, shut } from './shut-queries'

/** A slot whose visits are recorded, with its room's place in the hierarchy; null if there is none. */
export async function selectVisitedSlot(on: Executor, slotId: string) {
  const [found] = await on
    .select({
      startsAt: slots.startsAt,
      room: {
        id: rooms.id,
        subdistrictCode: rooms.subdistrictCode,
        districtCode: subdistricts.districtCode,
        operatorId: rooms.operatorId,
      },
      shut,
      markMissed: sql<number>`coalesce((policy_in_force(${rooms.subdistrictCode}, ${rooms.id}, ${slots.day})).mark_missed, 0)`,
    })
    .from(slots)
    .innerJoin(rooms, eq(rooms.id, slots.roomId))
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(eq(slots.id, slotId))
  return found ?? null
}

/** What came of a booking. */
type Outcome = { status: 'attended' | 'missed' } | ReturnType<typeof endedByRoom>

/** Records what came of the bookings of a slot that are still confirmed; answers those it changed. */
export function updateVisits(
  on: Executor,
  slotId: string,
  bookingIds: string[],
  outcome: Outcome,
): Promise<{ id: string; childId: string }[]> {
  if (bookingIds.length === 0) return Promise.resolve([])
  return on
    .update(bookings)
    .set(outcome)
    .where(
      and(
        eq(bookings.slotId, slotId),
        inArray(bookings.id, bookingIds),
        eq(bookings.status, 'confirmed'),
      ),
    )
    .returning({ id: bookings.id, childId: sql<string>`${bookings.childId}` })
}

/** Cancels, at no cost, the visits of the last days that are over and could not take place; answers them. */
export async function cancelUnkept(
  { tx, now }: Write,
  days: number,
): Promise<{ id: string; roomId: string; childId: string }[]> {
  const unkept = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(slots, eq(slots.id, bookings.slotId))
    .innerJoin(rooms, eq(rooms.id, slots.roomId))
    .where(
      and(
        eq(bookings.status, 'confirmed'),
        lte(slots.endsAt, now),
        gte(slots.day, addDays(dayOf(now), -days)),
        shut,
      ),
    )
    .orderBy(bookings.id)
    .for('update', { of: bookings })
  if (unkept.length === 0) return []
  const ids = unkept.map(({ id }) => id)
  return tx
    .update(bookings)
    .set(endedByRoom(now))
    .where(inArray(bookings.id, ids))
    .returning({
      id: bookings.id,
      roomId: bookings.roomId,
      childId: sql<string>`${bookings.childId}`,
    })
}

/** Marks for missed visits, once a booking. */
export async function insertMissedMarks(
  on: Executor,
  missed: { id: string; childId: string }[],
  points: number,
  markedAt: Date,
): Promise<void> {
  if (missed.length === 0 || points === 0) return
  await on
    .insert(marks)
    .values(
      missed.map(({ id, childId }) => ({
        childId,
        bookingId: id,
        kind: 'missed' as const,
        points,
        markedAt,
      })),
    )
    .onConflictDoNothing()
}
