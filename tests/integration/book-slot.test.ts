import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { listBookings } from '@/domain/bookings/list-bookings'
import { readBooking } from '@/domain/bookings/read-booking'
import { bookSlot } from '@/domain/claims/book-slot'
import { quoteBooking } from '@/domain/holds/quote-booking'
import type { Account } from '@/domain/shared/actor'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
let now = instantOf('2026-03-09', '10:00')
let db: Database
const born = '2024-09-10'

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

function press(account: Account, slotId: string, childIds: string[], extra: object = {}) {
  return bookSlot(ctxOf(db, account, now), {
    slotId,
    key: v7(),
    children: childIds.map((childId) => ({ childId, free: true })),
    span: null,
    ...extra,
  })
}

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.read.execute<{ n: number }>(query)
  return row?.n ?? -1
}

test('a booking takes a place and a free visit, with one audit row and one message', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const result = await press(account, room.slotIds[0] ?? '', childIds)
  expect(result).toMatchObject({ ok: true, repeated: false })
  const bookingId = result.ok ? result.bookings[0]?.id : ''
  expect(
    await count(sql`select heads::int as n from slot_ledger where slot_id = ${room.slotIds[0]}`),
  ).toBe(1)
  expect(
    await count(sql`select used as n from allowance_balances where child_id = ${childIds[0]}`),
  ).toBe(1)
  expect(
    await count(
      sql`select count(*)::int as n from audit_entries where subject_id = ${bookingId} and action = 'book-slot'`,
    ),
  ).toBe(1)
  expect(
    await count(
      sql`select count(*)::int as n from messages where account_id = ${account.accountId}`,
    ),
  ).toBe(1)
  const { coming } = await listBookings(ctxOf(db, account, now))
  expect(coming).toMatchObject([{ id: bookingId, status: 'confirmed', priceFen: 0 }])
})

test('the same key books once, also when pressed twice at the same moment', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const key = v7()
  const pressed = await Promise.all(
    Array.from({ length: 6 }, () => press(account, room.slotIds[0] ?? '', childIds, { key })),
  )
  const ids = pressed.map((one) => (one.ok ? one.bookings[0]?.id : one.reason))
  expect(new Set(ids).size).toBe(1)
  expect(pressed.filter((one) => one.ok && !one.repeated)).toHaveLength(1)
  expect(
    await count(sql`select count(*)::int as n from bookings where child_id = ${childIds[0]}`),
  ).toBe(1)
})

test('a key used for another wish is refused', async () => {
  const room = await makeRoom(db, { slots: [slot(), slot({ from: '13:00', to: '15:00' })] })
  const { account, childIds } = await makeFamily(db, [born])
  const key = v7()
  await press(account, room.slotIds[0] ?? '', childIds, { key })
  expect(await press(account, room.slotIds[1] ?? '', childIds, { key })).toMatchObject({
    ok: false,
    reason: 'key_reused',
  })
})

test('one key pressed at once for different children books one wish and refuses the other', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born, '2024-05-01'])
  const key = v7()
  const results = await Promise.all(
    childIds.map((childId) => press(account, room.slotIds[0] ?? '', [childId], { key })),
  )
  const answers = results.map((one) => (one.ok ? `${one.bookings.length} booked` : one.reason))
  expect(answers.sort()).toEqual(['1 booked', 'key_reused'])
})

test('a child’s limit holds for presses at the same moment, by both parents, in different slots', async () => {
  at('2026-03-09', '10:00')
  const times = ['08', '09', '10', '11', '13', '14', '15', '16']
  const slots = times.map((hour) => slot({ from: `${hour}:00`, to: `${hour}:45` }))
  const room = await makeRoom(db, { slots, policy: { childOpenBookings: 2 } })
  const [mother, father] = [await makeFamily(db, [born]), await makeFamily(db, [born])]
  const [childId = ''] = mother.childIds
  await db.read.execute(sql`
    insert into guardians (account_id, child_id, relation)
    values (${father.account.accountId}, ${childId}, 'father')`)
  const pressed = await Promise.all(
    room.slotIds.map((slotId, n) =>
      press((n % 2 ? father : mother).account, slotId, [childId]).then((one) =>
        one.ok ? 'booked' : one.reason,
      ),
    ),
  )
  expect(pressed.filter((one) => one === 'booked')).toHaveLength(2)
  expect(new Set(pressed)).toEqual(new Set(['booked', 'open_bookings']))
  expect(
    await count(sql`select count(*)::int as n from bookings where child_id = ${childId}`),
  ).toBe(2)
})

test('several children are booked all or none', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 2 })] })
  const family = await makeFamily(db, [born, '2024-05-01', '2024-01-01'])
  const slotId = room.slotIds[0] ?? ''
  expect(await press(family.account, slotId, family.childIds)).toMatchObject({
    ok: false,
    reason: 'slot_full',
    refusal: { term: 'slot_cap' },
  })
  expect(await count(sql`select count(*)::int as n from bookings where slot_id = ${slotId}`)).toBe(
    0,
  )
  expect(await press(family.account, slotId, family.childIds.slice(0, 2))).toMatchObject({
    ok: true,
  })
})

test('each refusal says why', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, {
    slots: [
      slot(),
      slot({ day: '2026-03-30' }),
      slot({ from: '13:00', to: '17:00', flexible: true }),
    ],
  })
  const [slotId = '', unreleased = '', flexible = ''] = room.slotIds
  const { account, childIds } = await makeFamily(db, [born, '2025-03-18', '2023-03-14'])
  const [right = '', young = '', old = ''] = childIds
  const reason = async (result: ReturnType<typeof press>) => {
    const value = await result
    return value.ok ? 'booked' : value.reason
  }
  expect(await reason(press(account, slotId, []))).toBe('no_child')
  expect(await reason(press(account, slotId, [young]))).toBe('too_young')
  expect(await reason(press(account, slotId, [old]))).toBe('too_old')
  expect(await reason(press(account, unreleased, [right]))).toBe('not_released')
  const odd = { from: instantOf(day, '13:15'), to: instantOf(day, '14:15') }
  expect(await reason(press(account, flexible, [right], { span: odd }))).toBe('bad_span')
  const brief = { from: instantOf(day, '13:00'), to: instantOf(day, '13:30') }
  expect(await reason(press(account, flexible, [right], { span: brief }))).toBe('bad_span')
  const paid = { children: [{ childId: right, free: false }] }
  expect(await reason(press(account, slotId, [right], paid))).toBe('cost_changed')
  const stranger = await makeFamily(db, [born], { consent: false })
  expect(await reason(press(stranger.account, slotId, stranger.childIds))).toBe('consent_missing')
  expect(await reason(press(account, slotId, [right]))).toBe('booked')
  expect(await reason(press(account, slotId, [right]))).toBe('overlaps')
  await db.read.execute(
    sql`update slots set status = 'closed', closed_at = now() where id = ${flexible}`,
  )
  expect(await reason(press(account, flexible, [right]))).toBe('slot_closed')
  await db.read.execute(sql`update rooms set status = 'suspended' where id = ${room.id}`)
  expect(await reason(press(account, slotId, [right]))).toBe('room_not_open')
})

test('a child has two open bookings at most', async () => {
  const room = await makeRoom(db, {
    slots: ['09:00', '11:00', '13:00'].map((from) =>
      slot({ from, to: `${Number(from.slice(0, 2)) + 1}:30` }),
    ),
  })
  const { account, childIds } = await makeFamily(db, [born])
  for (const slotId of room.slotIds.slice(0, 2)) {
    expect(await press(account, slotId, childIds)).toMatchObject({ ok: true })
  }
  expect(await press(account, room.slotIds[2] ?? '', childIds)).toMatchObject({
    reason: 'open_bookings',
    refusal: { limit: 2 },
  })
})

test('booking closes on the working day before at 17:00; on the day only the reserve is left', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, {
    slots: [slot({ cap: 5 })],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 5 },
  })
  const slotId = room.slotIds[0] ?? ''
  const families = await Promise.all(Array.from({ length: 7 }, () => makeFamily(db, [born])))
  const book = (n: number) => {
    const family = families[n]
    if (!family) throw new Error('no such family')
    return press(family.account, slotId, family.childIds)
  }
  for (const n of [0, 1, 2]) expect(await book(n)).toMatchObject({ ok: true })
  at('2026-03-13', '17:00')
  expect(await book(3)).toMatchObject({ ok: false, reason: 'after_closing' })
  at('2026-03-13', '16:59')
  expect(await book(3)).toMatchObject({ ok: true })
  expect(await book(4)).toMatchObject({ ok: false, reason: 'kept_for_same_day' })
  at('2026-03-16', '07:59')
  expect(await book(4)).toMatchObject({ ok: true })
  expect(await book(5)).toMatchObject({ ok: false })
  at('2026-03-16', '08:00')
  expect(await book(6)).toMatchObject({ ok: false, reason: 'after_closing' })
  at('2026-03-09', '10:00')
})

test('without allowance left the visit has its price, and the family is told before', async () => {
  const room = await makeRoom(db, { slots: [slot(), slot({ from: '13:00', to: '14:30' })] })
  const { account, childIds } = await makeFamily(db, [born])
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_amount)
      values (uuid_v7(), 'subdistrict', '310106011', '2020-01-01', 1) on conflict do nothing`)
    await tx.execute(
      sql`update accounts set home_subdistrict_code = '310106011' where id = ${account.accountId}`,
    )
  })
  const [first = '', second = ''] = room.slotIds
  expect(await press(account, first, childIds)).toMatchObject({ ok: true })
  const quote = await quoteBooking(ctxOf(db, account, now), { slotId: second, span: null })
  expect(quote.children[0]?.cost).toEqual({ allowanceUsed: 0, priceFen: 4500 })
  expect(await press(account, second, childIds)).toMatchObject({ reason: 'cost_changed' })
  const paid = { children: [{ childId: childIds[0] ?? '', free: false }] }
  expect(await press(account, second, childIds, paid)).toMatchObject({ ok: true })
})

test('cancelling in time gives the visit back; late it counts and leaves a mark, illness does not', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const families = await Promise.all([0, 1, 2].map(() => makeFamily(db, [born])))
  const cancel = async (n: number, reason: 'illness' | 'other', toldLate: boolean) => {
    const family = families[n]
    if (!family) throw new Error('no such family')
    const { coming } = await listBookings(ctxOf(db, family.account, now))
    const bookingId = coming[0]?.id ?? ''
    return cancelBooking(ctxOf(db, family.account, now), { bookingId, reason, toldLate })
  }
  for (const family of families) {
    expect(await press(family.account, room.slotIds[0] ?? '', family.childIds)).toMatchObject({
      ok: true,
    })
  }
  expect(await cancel(0, 'other', false)).toEqual({
    ok: true,
    repeated: false,
    returned: true,
    marked: false,
  })
  expect(await cancel(0, 'other', false)).toMatchObject({ ok: true, repeated: true })
  at('2026-03-13', '12:00')
  expect(await cancel(1, 'other', false)).toEqual({ ok: false, reason: 'now_late' })
  expect(await cancel(1, 'other', true)).toMatchObject({ returned: false, marked: true })
  expect(await cancel(2, 'illness', true)).toMatchObject({ returned: true, marked: false })
  const used = families.map((family) => family.childIds[0] ?? '')
  const rows = await db.read.execute<{ used: number }>(sql`select used from allowance_balances
    where child_id = any (${`{${used.join(',')}}`}::uuid[]) order by array_position(${`{${used.join(',')}}`}::uuid[], child_id)`)
  expect(rows.map((row) => row.used)).toEqual([0, 1, 0])
  at('2026-03-09', '10:00')
})

test('three marks in 90 days suspend booking for 30 days', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const other = await makeRoom(db, { slots: [slot({ day: '2026-03-17' })] })
  const made = await press(account, other.slotIds[0] ?? '', childIds)
  const bookingId = made.ok ? made.bookings[0]?.id : null
  for (const kind of ['missed', 'late_cancellation', 'late_collection']) {
    await db.read.execute(sql`insert into marks (id, child_id, booking_id, kind, points, marked_at)
      values (uuid_v7(), ${childIds[0]}, ${bookingId}, ${kind}, 1, '2026-03-01T10:00:00+08')`)
  }
  expect(await press(account, room.slotIds[0] ?? '', childIds)).toMatchObject({
    reason: 'suspended',
    refusal: { until: instantOf('2026-03-31', '10:00') },
  })
})

test('a stranger sees and cancels nothing; not yours and not there answer alike', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const owner = await makeFamily(db, [born])
  const stranger = await makeFamily(db, [born])
  const slotId = room.slotIds[0] ?? ''
  const made = await press(owner.account, slotId, owner.childIds)
  const bookingId = made.ok ? (made.bookings[0]?.id ?? '') : ''
  const as = ctxOf(db, stranger.account, now)
  await expect(press(stranger.account, slotId, owner.childIds)).rejects.toThrow(NotFound)
  await expect(readBooking(as, bookingId)).rejects.toThrow(NotFound)
  await expect(readBooking(as, v7())).rejects.toThrow(NotFound)
  const wish = { bookingId, reason: 'other' as const, toldLate: false }
  await expect(cancelBooking(as, wish)).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  await expect(cancelBooking(visitor, wish)).rejects.toThrow(SignInNeeded)
  await expect(quoteBooking(visitor, { slotId, span: null })).rejects.toThrow(SignInNeeded)
})

test('40 families at once fill the last 5 places exactly', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 5 })] })
  const slotId = room.slotIds[0] ?? ''
  const families = await Promise.all(Array.from({ length: 40 }, () => makeFamily(db, [born])))
  const results = await Promise.all(
    families.map((family) => press(family.account, slotId, family.childIds)),
  )
  expect(results.filter((one) => one.ok)).toHaveLength(5)
  expect(new Set(results.map((one) => (one.ok ? 'ok' : one.reason)))).toEqual(
    new Set(['ok', 'slot_full']),
  )
})

test('a place held past its time shows as free before any job has ended the claim', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 1 })] })
  const slotId = room.slotIds[0] ?? ''
  const holder = await makeFamily(db, [born])
  const family = await makeFamily(db, [born])
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, expires_at, cancel_until)
      select uuid_v7(), id, ${holder.childIds[0]}, ${holder.account.accountId}, 'held', starts_at, ends_at,
        ${new Date(now.getTime() + 300_000).toISOString()}::timestamptz, cancel_until from slots where id = ${slotId}`)
  })
  const free = async () => {
    const quote = await quoteBooking(ctxOf(db, family.account, now), { slotId, span: null })
    return Math.min(...quote.free.map((quarter) => quarter.free))
  }
  expect(await free()).toBe(0)
  expect(await press(family.account, slotId, family.childIds)).toMatchObject({ ok: false })
  now = new Date(now.getTime() + 300_000)
  expect(await free()).toBe(1)
  expect(await press(family.account, slotId, family.childIds)).toMatchObject({ ok: true })
})
