import { sql } from 'drizzle-orm'
import { bookingCode } from '@/domain/claims/booking-code'
import { makeOwnFamily, makeOwnSlots } from './own-slot'
import { siteDatabase } from './running'

/** A family with one visit to come, in a room that no other test knows. */
export async function makeOwnVisit(childName: string) {
  const room = await makeOwnSlots(10, '310106013')
  const { phone } = await makeOwnFamily([childName])
  const db = siteDatabase()
  const [booked] = await db.transaction((tx) =>
    tx.execute<{ id: string }>(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), slots.id, children.id, accounts.id, 'confirmed', starts_at, ends_at, cancel_until
      from slots, accounts
      join guardians on guardians.account_id = accounts.id
      join children on children.id = guardians.child_id
      where slots.id = ${room.slotIds[0]} and accounts.phone = ${phone}
      returning id`),
  )
  if (!booked) throw new Error('the visit was not written')
  return { phone, roomName: room.nameZh, code: bookingCode(booked.id) }
}
