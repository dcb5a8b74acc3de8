import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { marks } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'

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
      /** Whether the room did not open, so that no family could come. */
      shut: sql<boolean>`coalesce(${slots.status} = 'closed' or ${rooms.status} = 'suspended'
        or ${rooms.suspendedFrom} <= ${slots.day}, false)`,
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
