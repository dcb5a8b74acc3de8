import { and, eq, isNotNull } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { children } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import { lockedBooking } from '../bookings/queries'

/** Locks one booking; answers with it, its room's place in the hierarchy and the family it is for. */
export async function lockDeskBooking(on: Executor, bookingId: string) {
  const [row] = await on
    .select({
      booking: lockedBooking,
      room: {
        id: rooms.id,
        subdistrictCode: rooms.subdistrictCode,
        districtCode: subdistricts.districtCode,
        operatorId: rooms.operatorId,
      },
      family: { accountId: accounts.id, phone: accounts.phone, language: accounts.language },
    })
    .from(bookings)
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .innerJoin(slots, eq(slots.id, bookings.slotId))
    .innerJoin(accounts, eq(accounts.id, bookings.accountId))
    .where(and(eq(bookings.id, bookingId), isNotNull(bookings.childId)))
    .for('no key update', { of: bookings })
  return row ?? null
}

export type DeskBooking = NonNullable<Awaited<ReturnType<typeof findDeskBooking>>>

/** One booking of the room with the child's name; null if there is none. */
export async function findDeskBooking(on: Executor, roomId: string, bookingId: string) {
  const [row] = await on
    .select({
      ...lockedBooking,
      slotId: bookings.slotId,
      childName: children.name,
      ageMonths: bookings.ageMonths,
    })
    .from(bookings)
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(slots, eq(slots.id, bookings.slotId))
    .innerJoin(children, eq(children.id, bookings.childId))
    .where(and(eq(bookings.id, bookingId), eq(bookings.roomId, roomId)))
  return row ?? null
}
