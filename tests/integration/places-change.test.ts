import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { listenForPlaces, type PlacesListener } from '@/db/places-change'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { bookSlot } from '@/domain/claims/book-slot'
import { addDays, instantOf } from '@/domain/shared/time'
import { closeSlot } from '@/domain/slots/close-slot'
import { readPlacesStamp } from '@/domain/slots/read-places-stamp'
import { testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-03-16'
const next = addDays(day, 1)
const now = instantOf('2026-03-09', '10:00')
const morning = { from: '09:00', to: '11:00' }
let db: Database
let other: Database
const listeners: PlacesListener[] = []

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(url, { clock: () => now })
  other = createDatabase(url, { clock: () => now })
})
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})
afterAll(async () => {
  await db.close()
  await other.close()
})

/** The changes of a room that one process gets, by day. */
async function hear(on: Database, room: TestRoom) {
  const days: string[] = []
  const missed = vi.fn()
  const heard = ({ roomId, day: told }: { roomId: string; day: string }) => {
    if (roomId === room.id) days.push(told)
  }
  const listsChanged = vi.fn()
  const listener = listenForPlaces(on.url, { heard, listsChanged, missed })
  listeners.push(listener)
  await listener.ready
  return { days, listsChanged, missed }
}

/** Waits until all that was sent before has arrived. */
async function allHeard(): Promise<void> {
  const mark = v7()
  const seen = vi.fn()
  const listener = listenForPlaces(db.url, {
    heard: ({ roomId }) => roomId === mark && seen(),
    listsChanged: () => undefined,
    missed: () => undefined,
  })
  listeners.push(listener)
  await listener.ready
  await db.read.execute(sql`select pg_notify('places_change', ${`${mark} ${day}`})`)
  await expect.poll(() => seen).toHaveBeenCalled()
}

const bookWith = (on: Database, { account, childIds }: TestFamily, slotId = '') =>
  bookSlot(ctxOf(on, account, now), {
    slotId,
    key: v7(),
    children: childIds.map((childId) => ({ childId, free: true })),
    span: null,
  })

const twoDays = () =>
  makeRoom(db, {
    slots: [
      { day, ...morning, cap: 2 },
      { day: next, ...morning },
    ],
  })

const stampOf = (room: TestRoom, from = day, to = day) =>
  readPlacesStamp({ db, actor: { kind: 'visitor' }, now }, { roomId: room.id, from, to })

test('every process hears of a booking made through one of them, its day and nothing else', async () => {
  const room = await twoDays()
  const family = await makeFamily(db, ['2024-09-10', '2024-09-10'])
  const [one, two] = [await hear(db, room), await hear(other, room)]
  expect(await bookWith(other, family, room.slotIds[0])).toMatchObject({ ok: true })
  await allHeard()
  // Two children in one transaction are one change.
  expect(one.days).toEqual([day])
  expect(two.days).toEqual([day])
})

test('nothing is told of what is refused or taken back', async () => {
  const room = await twoDays()
  const first = await makeFamily(db, ['2024-09-10', '2024-09-10'])
  const second = await makeFamily(db, ['2024-09-10'])
  await bookWith(db, first, room.slotIds[0])
  const { days } = await hear(db, room)
  expect(await bookWith(db, second, room.slotIds[0])).toMatchObject({ reason: 'slot_full' })
  const undone = db.transaction(async (tx) => {
    await tx.execute(sql`update slots set cap = 1 where id = ${room.slotIds[1]}`)
    await tx.execute(sql`
      update bookings set status = 'cancelled', cancelled_at = ${now.toISOString()}
      where slot_id = ${room.slotIds[0]}`)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await allHeard()
  expect(days).toEqual([])
})

test('a cancelled booking, a closed slot, another cap and a removed slot are told', async () => {
  const room = await twoDays()
  const family = await makeFamily(db, ['2024-09-10'])
  const booked = await bookWith(db, family, room.slotIds[0])
  const { days } = await hear(db, room)
  const bookingId = booked.ok ? (booked.bookings[0]?.id ?? '') : ''
  await cancelBooking(ctxOf(db, family.account, now), {
    bookingId,
    reason: 'other',
    toldLate: false,
  })
  await allHeard()
  expect(days).toEqual([day])
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  await closeSlot(ctxOf(db, manager, now), {
    slotId: room.slotIds[1] ?? '',
    reason: '停水',
    seen: { status: 'open', cap: null, bookings: 0 },
    confirmed: false,
  })
  await allHeard()
  expect(days).toEqual([day, next])
  await db.read.execute(sql`update slots set cap = 1 where id = ${room.slotIds[0]}`)
  await allHeard()
  expect(days).toEqual([day, next, day])
  await db.read.execute(sql`delete from slots where id = ${room.slotIds[1]}`)
  await allHeard()
  expect(days).toEqual([day, next, day, next])
})

test('a lost connection is made again, and it is said that something may have been missed', async () => {
  const room = await twoDays()
  const { days, missed } = await hear(db, room)
  await db.read.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'baobaowu places' and datname = current_database()`)
  await expect.poll(() => missed).toHaveBeenCalledOnce()
  await bookWith(db, await makeFamily(db, ['2024-09-10']), room.slotIds[0])
  await allHeard()
  expect(days).toEqual([day])
})

test('a stamp changes with the places of its days and with nothing else', async () => {
  const room = await twoDays()
  const before = await stampOf(room)
  await bookWith(db, await makeFamily(db, ['2024-09-10']), room.slotIds[1])
  expect(await stampOf(room)).toBe(before)
  const both = await stampOf(room, day, next)
  await bookWith(db, await makeFamily(db, ['2024-09-10']), room.slotIds[0])
  const booked = await stampOf(room)
  expect(booked).not.toBe(before)
  expect(await stampOf(room, day, next)).not.toBe(both)
  await db.read.execute(sql`update slots set cap = 1 where id = ${room.slotIds[0]}`)
  expect(await stampOf(room)).not.toBe(booked)
})

/** All that lists of rooms read, beside places. */
const touched: [string, string][] = [
  ['a room', 'update rooms set name_en = name_en where id = $room'],
  ['a slot', 'update slots set age_to_months = age_to_months where room_id = $room'],
  ['a policy', "update policies set effective_from = effective_from where level = 'city'"],
  ['the calendar', "update calendar_days set kind = kind where day = '2026-03-16'"],
  ['a district', 'update districts set name_en = name_en'],
  ['a subdistrict', 'update subdistricts set name_en = name_en'],
]

test.each(touched)('%s that changes is told once a transaction', async (_, statement) => {
  const room = await twoDays()
  const { listsChanged } = await hear(db, room)
  const change = sql.raw(statement.replace('$room', `'${room.id}'`))
  await other.transaction(async (tx) => {
    await tx.execute(change)
    await tx.execute(change)
  })
  await allHeard()
  expect(listsChanged).toHaveBeenCalledTimes(1)
})
