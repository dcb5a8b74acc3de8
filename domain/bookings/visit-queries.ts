import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { marks } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import type { Write } from '../shared/context'

/** Whether the room did not open at all, so that no family could come. */
const shut = sql<boolean>`(${slots.status} = 'closed'
  or coalesce(${rooms.suspendedFrom}, case ${rooms.status} when 'suspended' then ${slots.day} end) <= ${slots.day})`

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
      shut: sql<boolean>`coalesce(${shut}, false)`,
      markMissed: sql<number>`coalesce((policy_in_force(${rooms.subdistrictCode}, ${rooms.id}, ${slots.day})).mark_missed, 0)`,
    })
    .from(slots)
    .innerJoin(rooms, eq(rooms.id, slots.roomId))
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(eq(slots.id, slotId))
  return found ?? null
}

/** What came of a booking; `lost` is a visit that the family could not make, which costs it nothing. */
type Outcome = 'attended' | 'missed' | 'lost'

const outcomes = {
  attended: { status: 'attended' },
  missed: { status: 'missed' },
  lost: { status: 'missed', allowanceUsed: 0 },
} as const

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
    .set(outcomes[outcome])
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
        gt(slots.startsAt, new Date(now.getTime() - days * 86_400_000)),
        shut,
      ),
    )
    .orderBy(bookings.id)
    .for('update', { of: bookings })
  if (unkept.length === 0) return []
  const ids = unkept.map(({ id }) => id)
  return tx
    .update(bookings)
    .set({ status: 'cancelled', cancelledAt: now, cancelReason: 'room_closed', allowanceUsed: 0 })
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
