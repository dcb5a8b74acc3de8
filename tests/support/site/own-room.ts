import { sql } from 'drizzle-orm'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeFamily } from '../family'
import { makeRoom } from '../room'
import { makeStaff } from '../staff'
import { siteDatabase } from './running'

/**
 * A room that no other test knows, with its manager: two caregivers, a morning in two days where 9
 * of 10 are booked and one place is kept for the day itself, and an afternoon without bookings.
 * The first child is allergic to peanuts.
 */
export async function makeOwnRoom(role: 'room_manager' | 'caregiver' = 'room_manager') {
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), 2)
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00', cap: 10 },
      { day, from: '14:00', to: '16:00' },
    ],
    licensedPlaces: 12,
    // On whichever day of the week the tests run, booking is open.
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 5, bookingClosesWorkingDays: 0 },
  })
  const { account, childIds } = await makeFamily(
    db,
    Array.from({ length: 9 }, (_, n) => addDays(day, -500 - 20 * n)),
  )
  await db.transaction(async (tx) => {
    for (const [n, childId] of childIds.entries()) {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), id, ${childId}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
        from slots where id = ${room.slotIds[0]}`)
      if (n > 0) continue
      await tx.execute(sql`update children set allergies = '花生' where id = ${childId}`)
    }
  })
  const { phone } = await makeStaff(db, { role, roomId: room.id })
  const slotPath = `/manage/rooms/${room.code}/slots/${room.slotIds[0]}`
  return { room, day, phone, slotPath }
}
