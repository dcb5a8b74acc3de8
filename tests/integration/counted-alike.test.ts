import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { markCancelled } from '@/domain/bookings/queries'
import { quoteBooking } from '@/domain/holds/quote-booking'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { findRooms } from '@/domain/search/find-rooms'
import { addDays, instantOf } from '@/domain/shared/time'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { readRoomDays } from '@/domain/slots/read-room-days'
import { readWeek } from '@/domain/slots/read-week'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'

/** A Monday, early: in a slot at nine the places kept for the day itself can be booked. */
const day = '2026-03-16'
const now = instantOf(day, '06:00')
const subdistrictCode = '310106011'
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
let clock = now
let db: Database
let room: Awaited<ReturnType<typeof makeRoom>>
let slotId: string

/** How a claim begins, what becomes of it, and when it ends on its own, in minutes from now. */
const claims: [begins: string, then: string | null, ends: number | null][] = [
  ['confirmed', null, null],
  ['confirmed', null, null],
  ['confirmed', 'attended', null],
  ['confirmed', 'missed', null],
  ['confirmed', 'cancelled', null],
  ['offered', null, 3],
  ['offered', null, -1],
  ['offered', 'expired', 3],
  ['held', null, 3],
  ['held', null, -1],
]
/** Those of known children; the live hold of a family that has named none takes one more place. */
const bookings = 5
const places = 9
const free = places - bookings - 1

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => clock })
  room = await makeRoom(db, {
    subdistrictCode,
    slots: [
      { day, from: '09:00', to: '11:00', cap: places },
      { day: addDays(day, 1), from: '09:00', to: '11:00' },
    ],
    caregivers: 3,
    licensedPlaces: 20,
    policy: { sameDayReserve: 9, sameDayReserveFromPlaces: 1 },
  })
  slotId = room.slotIds[0] ?? ''
  clock = minutes(-2)
  for (const [begins, then, ends] of claims) {
    const { account, childIds } = await makeFamily(db, ['2024-09-10'])
    const childId = begins === 'held' ? null : childIds[0]
    const id = v7()
    await db.transaction(async (tx) => {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, expires_at, cancel_until)
        select ${id}, id, ${childId}, ${account.accountId}, ${begins}, starts_at, ends_at,
          ${ends === null ? null : minutes(ends).toISOString()}::timestamptz, cancel_until
        from slots where id = ${slotId}`)
      if (then === 'cancelled') {
        const end = { cancelledAt: clock, cancelledBy: account.accountId, allowanceUsed: 0 }
        await markCancelled(tx, id, { ...end, cancelReason: 'other' })
      } else if (then) await tx.execute(sql`update bookings set status = ${then} where id = ${id}`)
    })
  }
  clock = now
})
afterAll(() => db.close())

const manager = async () =>
  ctxOf(db, await makeStaff(db, { role: 'room_manager', roomId: room.id }), now)
const visitor = () => ({ db, now, actor: { kind: 'visitor' as const } })
const family = async () => ctxOf(db, (await makeFamily(db, ['2024-09-10'])).account, now)

test('to those who run the room: in the list, on the day, in the week and of the slot', async () => {
  const ctx = await manager()
  const { rooms } = await listManagedRooms(ctx, { search: room.code })
  expect(rooms).toMatchObject([{ slotsToday: 1, bookingsToday: bookings, shortfalls: 0 }])
  const days = await readRoomDays(ctx, { code: room.code, day })
  const counted = { bookings, heads: bookings + 1, limit: places, free }
  expect(days.slots).toMatchObject([counted])
  expect(days.slots[0]?.children).toHaveLength(bookings)
  expect(days.week.map(({ slots }) => slots.length)).toEqual([1, 1, 0, 0, 0, 0, 0])
  expect(days.week[0]?.slots).toMatchObject([counted])
  const { slot, claims: all } = await readManagedSlot(ctx, { code: room.code, slotId })
  expect(slot).toMatchObject(counted)
  expect(slot.children).toHaveLength(bookings)
  // A hold that ran out before a child was named is not shown.
  expect(all).toHaveLength(claims.length - 1)
})

test('to families: in the week of the room, in the list and of the slot', async () => {
  const week = await readWeek(visitor(), {
    room: { id: room.id, subdistrictCode },
    from: null,
    ageMonths: null,
  })
  expect(week.days[0]?.slots).toMatchObject([{ slot: { free } }])
  const list = await findRooms(visitor(), {
    divisionCode: subdistrictCode,
    day,
    ageMonths: null,
    page: 1,
  })
  const found = list.rooms.find((one) => one.room.id === room.id)
  expect(found?.slots).toMatchObject([{ slot: { free } }])
  const quote = await quoteBooking(await family(), { slotId, span: null })
  expect(Math.min(...quote.free.map((quarter) => quarter.free))).toBe(free)
})
