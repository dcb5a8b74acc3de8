import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { guardians } from '@/db/schema/families'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { readBooking } from '@/domain/bookings/read-booking'
import { bookSlot } from '@/domain/claims/book-slot'
import type { MoveBookingInput } from '@/domain/claims/inputs'
import { moveBooking } from '@/domain/several/move-booking'
import { quoteMove } from '@/domain/several/quote-move'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase, serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
const next = '2026-03-17'
const born = '2024-09-10'
let now = instantOf('2026-03-09', '10:00')
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const morning = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })
const span = (from: string, to: string, localDay = day) => ({
  from: instantOf(localDay, from),
  to: instantOf(localDay, to),
})

async function booked(family: TestFamily, slotId: string, extra: object = {}, on = db) {
  const result = await bookSlot(ctxOf(on, family.account, now), {
    slotId,
    key: v7(),
    children: family.childIds.map((childId) => ({ childId, free: true })),
    span: null,
    ...extra,
  })
  if (!result.ok) throw new Error(result.reason)
  return result.bookings[0]?.id ?? ''
}

function move(
  family: TestFamily,
  bookingId: string,
  slotId: string,
  extra: Partial<MoveBookingInput> = {},
  on = db,
) {
  const wish = { bookingId, slotId, key: v7(), span: null, free: true, ...extra }
  return moveBooking(ctxOf(on, family.account, now), wish)
}

async function rowOf(id: string, on = db) {
  const [row] = await on.read.execute<Record<string, unknown>>(sql`
    select status, cancel_reason, allowance_used, slot_id, moved_from, calendar_uid, calendar_sequence
    from bookings where id = ${id}`)
  return row
}

async function count(query: ReturnType<typeof sql>, on = db): Promise<number> {
  const [row] = await on.read.execute<{ n: number }>(query)
  return row?.n ?? -1
}

const heads = (slotId: string | undefined, on = db) =>
  count(
    sql`select count(*)::int as n from bookings where slot_id = ${slotId} and status = 'confirmed'`,
    on,
  )

test('a move leaves one place and takes another, with the same name in calendars, and says so once', async () => {
  const room = await makeRoom(db, {
    slots: [morning(), morning({ day: next }), morning({ day: '2026-03-18' })],
  })
  const family = await makeFamily(db, [born])
  const [first, second, third] = room.slotIds
  const old = await booked(family, first ?? '')
  const moved = await move(family, old, second ?? '')
  expect(moved).toMatchObject({ ok: true, repeated: false })
  const id = moved.ok ? moved.bookingId : ''
  expect(await rowOf(old)).toMatchObject({
    status: 'cancelled',
    cancel_reason: 'moved',
    allowance_used: 0,
  })
  expect(await rowOf(id)).toMatchObject({
    status: 'confirmed',
    slot_id: second,
    moved_from: old,
    calendar_uid: old,
    calendar_sequence: 1,
    allowance_used: 1,
  })
  const again = await move(family, id, third ?? '')
  expect(await rowOf(again.ok ? again.bookingId : '')).toMatchObject({
    moved_from: id,
    calendar_uid: old,
    calendar_sequence: 2,
  })
  const [child] = family.childIds
  expect(await count(sql`select used as n from allowance_balances where child_id = ${child}`)).toBe(
    1,
  )
  expect(await count(sql`select count(*)::int as n from marks where child_id = ${child}`)).toBe(0)
  const log = await db.read.execute<{ action: string }>(sql`
    select action from audit_entries where child_id = ${child} order by id`)
  expect(log.map((one) => one.action)).toEqual([
    'book-slot',
    'book-slot',
    'move-booking',
    'book-slot',
    'move-booking',
  ])
  const told = await db.read.execute<{ kind: string; parameters: object }>(sql`
    select kind, parameters from messages where account_id = ${family.account.accountId} order by id`)
  expect(told.map((one) => one.kind)).toEqual([
    'booking_confirmed',
    'booking_moved',
    'booking_moved',
  ])
  expect(told[1]?.parameters).toMatchObject({ day: next, oldDay: day, oldFrom: '09:00' })
  const { booking } = await readBooking(ctxOf(db, family.account, now), old)
  expect(booking.movedTo).toBe(id)
})

test('where the new place is refused nothing has changed', async () => {
  const room = await makeRoom(db, {
    slots: [
      morning(),
      morning({ day: next, cap: 1 }),
      morning({ day: '2026-03-30' }),
      morning({ day: next, from: '13:00', to: '15:00' }),
    ],
  })
  const [first = '', full = '', unreleased = '', free = ''] = room.slotIds
  const other = await makeFamily(db, [born])
  await booked(other, full)
  const family = await makeFamily(db, [born])
  const old = await booked(family, first)
  const before = await rowOf(old)
  expect(await move(family, old, full)).toMatchObject({
    ok: false,
    reason: 'slot_full',
    refusal: { term: 'slot_cap' },
  })
  expect(await move(family, old, unreleased)).toMatchObject({ reason: 'not_released' })
  expect(await move(family, old, first)).toMatchObject({ reason: 'same_place' })
  expect(await move(family, old, free, { free: false })).toMatchObject({ reason: 'cost_changed' })
  expect(await rowOf(old)).toEqual(before)
  expect(
    await count(
      sql`select count(*)::int as n from audit_entries where subject_id = ${old} and action = 'move-booking'`,
    ),
  ).toBe(0)
  expect(
    await count(
      sql`select count(*)::int as n from messages where account_id = ${family.account.accountId}`,
    ),
  ).toBe(1)
})

test('the old claim counts for nothing: overlaps, open bookings and the last free visit', async () => {
  const room = await makeRoom(db, {
    slots: [morning(), morning({ from: '10:00', to: '12:00' }), morning({ day: next })],
    policy: { childOpenBookings: 1 },
  })
  const home = '310106014'
  await db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_amount)
      values (uuid_v7(), 'subdistrict', ${home}, '2020-01-01', 1) on conflict do nothing`),
  )
  const family = await makeFamily(db, [born], { homeSubdistrictCode: home })
  const [first = '', overlapping = '', later = ''] = room.slotIds
  const old = await booked(family, first)
  const moved = await move(family, old, overlapping)
  expect(moved).toMatchObject({ ok: true })
  const choices = await quoteMove(ctxOf(db, family.account, now), moved.ok ? moved.bookingId : '')
  expect(choices.choices.map((one) => [one.slot.id, one.children[0]?.cost.allowanceUsed])).toEqual([
    [first, 1],
    [later, 1],
  ])
  expect(await move(family, moved.ok ? moved.bookingId : '', later)).toMatchObject({ ok: true })
})

test('a visit moves within its flexible slot, also when it is full', async () => {
  const room = await makeRoom(db, {
    slots: [morning({ from: '13:00', to: '17:00', flexible: true, cap: 1 })],
  })
  const [slotId = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const old = await booked(family, slotId, { span: span('13:00', '15:00') })
  const { choices } = await quoteMove(ctxOf(db, family.account, now), old)
  expect(choices.map((one) => one.span)).toEqual([
    span('13:30', '15:30'),
    span('14:00', '16:00'),
    span('14:30', '16:30'),
    span('15:00', '17:00'),
  ])
  expect(await move(family, old, slotId, { span: span('13:00', '15:00') })).toMatchObject({
    reason: 'same_place',
  })
  expect(await move(family, old, slotId, { span: span('14:00', '16:00') })).toMatchObject({
    ok: true,
  })
})

test('past the time of free cancelling a booking stays, and it is said what cancelling would mean', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [morning(), morning({ day: '2026-03-19' })] })
  const [first = '', other = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const old = await booked(family, first)
  const { booking } = await readBooking(ctxOf(db, family.account, now), old)
  now = booking.cancelUntil
  const late = { reason: 'move_late', until: booking.cancelUntil, points: booking.latePoints }
  expect(await move(family, old, other)).toEqual({ ok: false, reason: 'move_late', stays: late })
  expect(await quoteMove(ctxOf(db, family.account, now), old)).toMatchObject({
    refusal: late,
    choices: [],
  })
  at(day, '09:00')
  expect(await move(family, old, other)).toMatchObject({ reason: 'already_started' })
  expect(await rowOf(old)).toMatchObject({ status: 'confirmed' })
  at('2026-03-09', '10:00')
  expect(await move(family, old, other)).toMatchObject({ ok: true })
  expect(await move(family, old, first)).toMatchObject({ reason: 'already_ended' })
  const cancelled = { bookingId: old, reason: 'other' as const, toldLate: false }
  expect(await cancelBooking(ctxOf(db, family.account, now), cancelled)).toEqual({
    ok: false,
    reason: 'already_moved',
  })
})

test('the same key moves once, and another wish with it is refused', async () => {
  const room = await makeRoom(db, {
    slots: [morning(), morning({ day: next }), morning({ day: '2026-03-18' })],
  })
  const [first = '', second = '', third = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const old = await booked(family, first)
  const key = v7()
  const pressed = await Promise.all(
    Array.from({ length: 5 }, () => move(family, old, second, { key })),
  )
  expect(pressed.filter((one) => one.ok && !one.repeated)).toHaveLength(1)
  expect(pressed.filter((one) => one.ok && one.repeated)).toHaveLength(4)
  expect(await move(family, old, third, { key })).toMatchObject({ reason: 'key_reused' })
})

test('a stranger moves nothing; not yours and not there answer alike', async () => {
  const room = await makeRoom(db, { slots: [morning(), morning({ day: next })] })
  const [first = '', second = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const old = await booked(family, first)
  const stranger = await makeFamily(db, [born])
  await expect(move(stranger, old, second)).rejects.toThrow(NotFound)
  await expect(move(family, v7(), second)).rejects.toThrow(NotFound)
  await expect(move(family, old, v7())).rejects.toThrow(NotFound)
  await expect(quoteMove(ctxOf(db, stranger.account, now), old)).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  const wish = { bookingId: old, slotId: second, key: v7(), span: null, free: true }
  await expect(moveBooking(visitor, wish)).rejects.toThrow(SignInNeeded)
  await expect(quoteMove(visitor, old)).rejects.toThrow(SignInNeeded)
})

test('the database takes both ends of a move or neither', async () => {
  const room = await makeRoom(db, {
    slots: [morning(), morning({ day: next }), morning({ day: '2026-03-18' })],
  })
  const [first = '', second = '', third = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const old = await booked(family, first)
  const broken = async (...statements: string[]) => {
    try {
      await db.transaction(async (tx) => {
        for (const one of statements) await tx.execute(one)
      })
      return 'done'
    } catch (error) {
      return brokenConstraint(error)?.name
    }
  }
  const leave = `update bookings set status = 'cancelled', cancelled_at = app_now(), cancel_reason = 'moved',
    allowance_used = 0 where id = '${old}'`
  const take = (from: string, uid: string, child = family.childIds[0], slotId = second) => `
    insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until,
      moved_from, calendar_uid, calendar_sequence)
    select uuid_v7(), id, '${child}', '${family.account.accountId}', 'confirmed', starts_at, ends_at,
      cancel_until, '${from}', '${uid}', 1 from slots where id = '${slotId}'`
  const other = await makeFamily(db, [born])
  await db.transaction((tx) =>
    tx.insert(guardians).values({
      accountId: family.account.accountId,
      childId: other.childIds[0] ?? '',
      relation: 'other',
    }),
  )
  expect(await broken(leave)).toBe('booking_moved_nowhere')
  expect(await broken(take(old, old))).toBe('booking_moved_from')
  expect(await broken(leave, take(old, old, other.childIds[0]))).toBe('booking_moved_from')
  expect(await broken(leave, take(old, v7()))).toBe('booking_moved_from')
  expect(await broken(leave, take(old, old), take(old, old, family.childIds[0], third))).toBe(
    'bookings_moved_from',
  )
  expect(await rowOf(old)).toMatchObject({ status: 'confirmed' })
  expect(await broken(leave, take(old, old))).toBe('done')
  for (const change of [
    'moved_from = null, calendar_uid = null',
    'calendar_sequence = 7',
    `calendar_uid = '${v7()}'`,
  ]) {
    expect(await broken(`update bookings set ${change} where moved_from = '${old}'`)).toBe(
      'booking_fixed',
    )
  }
  expect(await broken(`update bookings set cancel_reason = 'other' where id = '${old}'`)).toBe(
    'booking_fixed',
  )
})

test('a visit that was moved is no cancellation in the figures', async () => {
  const room = await makeRoom(db, { slots: [morning(), morning({ day: next })] })
  const [first = '', second = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const cancels = await makeFamily(db, [born])
  await move(family, await booked(family, first), second)
  const bookingId = await booked(cancels, first)
  const wish = { bookingId, reason: 'other' as const, toldLate: false }
  await cancelBooking(ctxOf(db, cancels.account, now), wish)
  const rows = await db.read.execute(sql`
    select day::text, bookings, cancelled from reckon_days(array[${room.id}::uuid], array['${sql.raw(day)}', '${sql.raw(next)}']::date[])
    order by day`)
  expect([...rows]).toEqual([
    { day, bookings: 0, cancelled: 1 },
    { day: next, bookings: 1, cancelled: 0 },
  ])
})

const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')

/** A database of its own with the clock of these tests, as its owner, who can switch a trigger off. */
async function ownDatabase(): Promise<Database> {
  const { db: first, url } = await freshDatabase()
  await first.close()
  return createDatabase(url, { clock: () => now, max: 20 })
}

/** Families that are each booked in one of the slots given, all moving into the last one. */
async function intoTheLast(on: Database, cap: number) {
  const room = await makeRoom(on, { slots: [morning(), morning({ day: next, cap })] })
  const [first = '', last = ''] = room.slotIds
  const families = await Promise.all(Array.from({ length: 5 }, () => makeFamily(on, [born])))
  const old = await Promise.all(families.map((family) => booked(family, first, {}, on)))
  const results = await Promise.all(
    families.map((family, n) => move(family, old[n] ?? '', last, {}, on)),
  )
  return { results, first: await heads(first, on), last: await heads(last, on) }
}

test('of five moves into the last place one wins, and the others keep theirs', async () => {
  const { results, first, last } = await intoTheLast(db, 1)
  expect(results.filter((one) => one.ok)).toHaveLength(1)
  expect(new Set(results.map((one) => (one.ok ? 'ok' : one.reason)))).toEqual(
    new Set(['ok', 'slot_full']),
  )
  expect({ first, last }).toEqual({ first: 4, last: 1 })
})

test('with the trigger switched off the same moves oversell', async () => {
  const unguarded = await ownDatabase()
  await unguarded.read.execute(sql`alter table bookings disable trigger booking_claims`)
  await unguarded.read.execute(sql`alter table bookings disable trigger booking_endings`)
  expect(await intoTheLast(unguarded, 1)).toMatchObject({ first: 0, last: 5 })
  await unguarded.close()
})

test('of cancelling and moving at once exactly one happens', async () => {
  for (let round = 0; round < 6; round += 1) {
    const room = await makeRoom(db, { slots: [morning(), morning({ day: next })] })
    const [first = '', second = ''] = room.slotIds
    const family = await makeFamily(db, [born])
    const bookingId = await booked(family, first)
    const cancel = { bookingId, reason: 'other' as const, toldLate: false }
    const works = [
      () => cancelBooking(ctxOf(db, family.account, now), cancel),
      () => move(family, bookingId, second),
    ]
    const results = await Promise.all((round % 2 ? works : works.toReversed()).map((one) => one()))
    expect(results.filter((one) => one.ok)).toHaveLength(1)
    const moved = await heads(second)
    expect(await rowOf(bookingId)).toMatchObject({ cancel_reason: moved === 1 ? 'moved' : 'other' })
    expect(results.find((one) => !one.ok)).toMatchObject({
      reason: moved === 1 ? 'already_moved' : 'already_ended',
    })
  }
})

test('families that move into each other’s places never oversell and lose none', async () => {
  const own = await ownDatabase()
  const room = await makeRoom(own, {
    slots: [morning({ cap: 3 }), morning({ day: next, cap: 3 })],
  })
  const [a = '', b = ''] = room.slotIds
  const families = await Promise.all(Array.from({ length: 5 }, () => makeFamily(own, [born])))
  const old = await Promise.all(families.map((family, n) => booked(family, n % 2 ? a : b, {}, own)))
  const results = await Promise.all(
    families.map((family, n) => move(family, old[n] ?? '', n % 2 ? b : a, {}, own)),
  )
  expect(results.filter((one) => one.ok).length).toBeGreaterThan(0)
  for (const one of results) if (!one.ok) expect(one.reason).toBe('slot_full')
  const [inA, inB] = [await heads(a, own), await heads(b, own)]
  expect(inA + inB).toBe(5)
  expect(Math.max(inA, inB)).toBeLessThanOrEqual(3)
  expect([...(await own.read.execute(verify))]).toEqual([])
  await own.close()
})
