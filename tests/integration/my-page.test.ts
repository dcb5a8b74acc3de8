import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { listAllowances } from '@/domain/allowance/list-allowances'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { listBookings } from '@/domain/bookings/list-bookings'
import { listSuspensions } from '@/domain/bookings/list-suspensions'
import { bookSlot } from '@/domain/claims/book-slot'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
const before = instantOf('2026-03-09', '10:00')
let now = before
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

async function bookedFamily(policy: Parameters<typeof makeRoom>[1]['policy'] = {}) {
  now = before
  const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }], policy })
  const { account, childIds } = await makeFamily(db, ['2024-09-10', '2024-03-01'])
  const ctx = ctxOf(db, account, now)
  const [younger = '', older = ''] = childIds
  const children = [{ childId: younger, free: true }]
  const press = { slotId: room.slotIds[0] ?? '', key: v7(), children, span: null }
  const made = await bookSlot(ctx, press)
  if (!made.ok) throw new Error(made.reason)
  return { account, ctx, younger, older, bookingId: made.bookings[0]?.id ?? '' }
}

test('each child’s free visits are what was granted less what was used, given back included', async () => {
  const { ctx, younger, older, bookingId } = await bookedFamily()
  const visits = { unit: 'visits', granted: 12 }
  expect(await listAllowances(ctx)).toMatchObject([
    { childId: older, ...visits, left: 12 },
    { childId: younger, ...visits, left: 11 },
  ])
  await cancelBooking(ctx, { bookingId, reason: 'other', toldLate: false })
  expect(await listAllowances(ctx)).toMatchObject([
    { childId: older, ...visits, left: 12 },
    { childId: younger, ...visits, left: 12 },
  ])
})

test('free visits begin again with their period', async () => {
  const { account } = await bookedFamily()
  const left = async (at: string) => {
    const rows = await listAllowances(ctxOf(db, account, instantOf(at, '00:00')))
    return rows.map((one) => one.left)
  }
  expect(await left('2026-12-31')).toEqual([12, 11])
  expect(await left('2027-01-01')).toEqual([12, 12])
})

test('a visit uses the free visits of the period it is in, whenever it is booked', async () => {
  // A subdistrict in which no other test sets a rule.
  const homeSubdistrictCode = '310101002'
  await db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_period)
      values (uuid_v7(), 'subdistrict', ${homeSubdistrictCode}, '2020-01-01', 'month')`),
  )
  now = instantOf('2026-03-25', '10:00')
  const room = await makeRoom(db, { slots: [{ day: '2026-04-01', from: '09:00', to: '11:00' }] })
  const { account, childIds } = await makeFamily(db, ['2024-09-10'], { homeSubdistrictCode })
  const children = [{ childId: childIds[0] ?? '', free: true }]
  const press = { slotId: room.slotIds[0] ?? '', key: v7(), children, span: null }
  expect(await bookSlot(ctxOf(db, account, now), press)).toMatchObject({ ok: true })
  const left = async (day: string) =>
    (await listAllowances(ctxOf(db, account, instantOf(day, '12:00')))).map((one) => one.left)
  expect([await left('2026-03-31'), await left('2026-04-01')]).toEqual([[12], [11]])
})

test('a suspension is told to the child’s guardians until its end, and to nobody else', async () => {
  const { account, ctx, younger, bookingId } = await bookedFamily()
  const stranger = (await bookedFamily()).ctx
  expect(await listSuspensions(ctx)).toEqual([])
  await db.transaction((tx) =>
    tx.execute(sql`insert into marks (id, child_id, booking_id, kind, points, marked_at)
      values (uuid_v7(), ${younger}, ${bookingId}, 'missed', 3, '2026-03-01T10:00:00+08')`),
  )
  const until = instantOf('2026-03-31', '10:00')
  expect(await listSuspensions(ctx)).toMatchObject([{ childId: younger, until }])
  expect(await listSuspensions(ctxOf(db, account, until))).toEqual([])
  expect(await listSuspensions(stranger)).toEqual([])
})

test('visits are to come until they end, then past; a cancelled one says so', async () => {
  const { account, ctx, bookingId } = await bookedFamily()
  const ids = async (at: Date) => {
    const { coming, past } = await listBookings(ctxOf(db, account, at))
    return [coming, past].map((list) => list.map(({ id }) => id))
  }
  const end = instantOf(day, '11:00')
  expect(await ids(end)).toEqual([[bookingId], []])
  expect(await ids(new Date(end.getTime() + 1))).toEqual([[], [bookingId]])
  await cancelBooking(ctx, { bookingId, reason: 'illness', toldLate: false })
  const { coming, past } = await listBookings(ctx)
  expect([...coming, ...past]).toMatchObject([{ id: bookingId, status: 'cancelled' }])
})
