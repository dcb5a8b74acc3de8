import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { recordVisits } from '@/domain/bookings/record-visits'
import { bookSlot } from '@/domain/claims/book-slot'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
const before = instantOf('2026-03-09', '10:00')
const begun = instantOf(day, '09:00')
let now = before
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

/** A room with two slots and some families booked into the first, one child each. */
async function bookedRoom(families: number, policy: Parameters<typeof makeRoom>[1]['policy']) {
  now = before
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00' },
      { day, from: '13:00', to: '15:00' },
    ],
    policy,
  })
  const [slotId = '', otherSlotId = ''] = room.slotIds
  const booked = []
  for (let n = 0; n < families; n++) {
    const { account, childIds } = await makeFamily(db, ['2024-09-10'])
    const childId = childIds[0] ?? ''
    const children = [{ childId, free: true }]
    const press = { slotId, key: crypto.randomUUID(), children, span: null }
    const made = await bookSlot(ctxOf(db, account, now), press)
    if (!made.ok) throw new Error(made.reason)
    booked.push({ account, childId, id: made.bookings[0]?.id ?? '' })
  }
  return { slotId, otherSlotId, booked }
}

const record = (at: Date, slotId: string, attended: string[], missed: string[]) => {
  now = at
  return recordVisits({ db, now, actor: { kind: 'system' } }, { slotId, attended, missed })
}

/** Status, marks and free visits used of each child, in the order of the bookings. */
async function cameOf(booked: { childId: string }[]) {
  const rows = []
  for (const { childId } of booked) {
    const [row] = await db.read.execute<{ status: string; marks: string; used: number }>(sql`
      select b.status, coalesce((select string_agg(m.kind || ' ' || m.points, ', ') from marks m
          where m.child_id = b.child_id), 'none') as marks,
        (select used from allowance_balances a where a.child_id = b.child_id) as used
      from bookings b where b.child_id = ${childId}`)
    rows.push(`${row?.status}, ${row?.marks}, ${row?.used}`)
  }
  return rows
}

test('a missed visit leaves the policy’s mark once, one that was attended none; both used a free visit', async () => {
  const { slotId, booked } = await bookedRoom(3, { markMissed: 2 })
  const [came, stayedAway] = booked.map(({ id }) => id)
  const asked = [slotId, [came ?? ''], [stayedAway ?? '']] as const
  expect(await record(begun, asked[0], [...asked[1]], [...asked[2]])).toEqual({
    ok: true,
    recorded: 2,
  })
  const after = ['attended, none, 1', 'missed, missed 2, 1', 'confirmed, none, 1']
  expect(await cameOf(booked)).toEqual(after)
  expect(await record(begun, asked[0], [...asked[1]], [...asked[2]])).toEqual({
    ok: true,
    recorded: 0,
  })
  expect(await cameOf(booked)).toEqual(after)
})

test('where the policy gives no marks a missed visit leaves none', async () => {
  const { slotId, booked } = await bookedRoom(1, { markMissed: 0 })
  await record(begun, slotId, [], [booked[0]?.id ?? ''])
  expect(await cameOf(booked)).toEqual(['missed, none, 1'])
})

test('nothing is recorded before the slot begins, of a cancelled booking, or of another slot', async () => {
  const { slotId, otherSlotId, booked } = await bookedRoom(2, {})
  const [first, second] = booked
  if (!first || !second) throw new Error('two families booked')
  const early = new Date(begun.getTime() - 1)
  expect(await record(early, slotId, [], [first.id])).toEqual({ ok: false, reason: 'not_begun' })
  now = before
  const wish = { bookingId: second.id, reason: 'other' as const, toldLate: false }
  await cancelBooking(ctxOf(db, second.account, now), wish)
  expect(await record(begun, slotId, [], [second.id])).toEqual({ ok: true, recorded: 0 })
  const later = instantOf(day, '13:00')
  expect(await record(later, otherSlotId, [], [first.id])).toEqual({ ok: true, recorded: 0 })
  expect(await cameOf(booked)).toEqual(['confirmed, none, 1', 'cancelled, none, 0'])
})

test('a late cancellation weighs what the policy of the slot says, nothing where that is nothing', async () => {
  for (const [points, marks] of [
    [3, 'late_cancellation 3'],
    [0, 'none'],
  ] as const) {
    const { booked } = await bookedRoom(1, { markLateCancellation: points })
    const [family] = booked
    if (!family) throw new Error('a family booked')
    now = instantOf('2026-03-13', '12:00')
    const ended = await cancelBooking(ctxOf(db, family.account, now), {
      bookingId: family.id,
      reason: 'other',
      toldLate: true,
    })
    expect(ended).toMatchObject({ ok: true, returned: false, marked: points > 0 })
    expect(await cameOf(booked)).toEqual([`cancelled, ${marks}, 1`])
  }
})
