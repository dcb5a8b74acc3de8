import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { expireClaims } from '@/domain/bookings/expire-claims'
import { bookSlot } from '@/domain/claims/book-slot'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import { findHold } from '@/domain/holds/find-hold'
import { holdPlace } from '@/domain/holds/hold-place'
import { quoteBooking } from '@/domain/holds/quote-booking'
import { releaseHold } from '@/domain/holds/release-hold'
import { resumeHold } from '@/domain/holds/resume-hold'
import type { Account } from '@/domain/shared/actor'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { closeSlot } from '@/domain/slots/close-slot'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')
const day = '2026-03-16'
const born = '2024-09-10'
let now: Date
let db: Database

beforeAll(async () => {
  const { url } = await freshDatabase()
  db = createDatabase(serving(url), { max: 20, clock: () => now })
})
beforeEach(() => at('2026-03-09', '10:00'))
afterEach(async () => {
  const differences = await db.transaction(async (tx) => [...(await tx.execute(sql.raw(verify)))])
  expect(differences).toEqual([])
})
afterAll(() => db.close())

function at(localDay: string, time: string) {
  now = instantOf(localDay, time)
}

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })
const span = (from: string, to: string) => ({ from: instantOf(day, from), to: instantOf(day, to) })

const hold = ({ account }: TestFamily, slotId: string, extra: object = {}) =>
  holdPlace(ctxOf(db, account, now), { slotId, span: null, ...extra })

const book = ({ account, childIds }: TestFamily, slotId: string, extra: object = {}) =>
  bookSlot(ctxOf(db, account, now), {
    slotId,
    key: v7(),
    children: childIds.map((childId) => ({ childId, free: true })),
    span: null,
    ...extra,
  })

const release = ({ account }: { account: Account }, holdId: string) =>
  releaseHold(ctxOf(db, account, now), { holdId })

async function held(family: TestFamily, slotId: string, extra: object = {}): Promise<string> {
  const made = await hold(family, slotId, extra)
  if (!made.ok) throw new Error(made.reason)
  return made.holdId
}

const reason = async (work: Promise<{ ok: true } | { ok: false; reason: string }>) => {
  const result = await work
  return result.ok ? 'ok' : result.reason
}

async function one<Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) {
  const [row] = await db.read.execute<Row>(query)
  return row
}

const stateOf = async (holdId: string) =>
  (await one<{ status: string }>(sql`select status from bookings where id = ${holdId}`))?.status

async function headsIn(slotId: string): Promise<number> {
  const row = await one<{ n: number }>(
    sql`select max(heads)::int as n from slot_ledger where slot_id = ${slotId}`,
  )
  return row?.n ?? -1
}

const newcomer = () => makeFamily(db, [], { consent: false })
const families = (count: number) =>
  Promise.all(Array.from({ length: count }, () => makeFamily(db, [born])))

test('a family without child or consent holds a place: one audit row, no message, no allowance', async () => {
  const room = await makeRoom(db, { slots: [slot()], policy: { holdMinutes: 7 } })
  const [slotId = ''] = room.slotIds
  const family = await newcomer()
  const made = await hold(family, slotId)
  expect(made).toMatchObject({
    ok: true,
    repeated: false,
    expiresAt: new Date(now.getTime() + 7 * 60_000),
  })
  const holdId = made.ok ? made.holdId : ''
  expect(await headsIn(slotId)).toBe(1)
  const { accountId } = family.account
  const counted = await one(sql`
    select (select count(*)::int from messages where account_id = ${accountId}) as messages,
      (select count(*)::int from allowance_entries where booking_id = ${holdId}) as allowance,
      (select array_agg(action) from audit_entries where subject_id = ${holdId}) as entries`)
  expect(counted).toEqual({ messages: 0, allowance: 0, entries: ['hold-place'] })
})

test('it is reckoned as a kept place is: one child of factor 1 of the youngest age admitted', async () => {
  const room = await makeRoom(db, {
    slots: [slot({ ageFromMonths: 15, ageToMonths: 48 })],
    // 15 months lies in no band: the next older one counts, as for a kept place.
    policy: {
      mixedPolicy: 'youngest',
      largestGroup: 50,
      slotCap: 50,
      ageBands: [
        { from_months: 18, to_months: 36, children_per_caregiver: 8 },
        { from_months: 36, to_months: 48, children_per_caregiver: 12 },
      ],
    },
  })
  const [slotId = ''] = room.slotIds
  const holdId = await held(await newcomer(), slotId)
  expect(
    await one(sql`select age_months, care_factor_hundredths from bookings where id = ${holdId}`),
  ).toEqual({ age_months: 15, care_factor_hundredths: 100 })
  expect(
    await one(sql`select heads, band_heads, band_load from capacity_ledger
      where room_id = ${room.id} order by at limit 1`),
  ).toEqual({ heads: 1, band_heads: [1, 0], band_load: [100, 0] })
})

test('holding the same again answers the hold there is, no longer than before', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const family = await newcomer()
  const first = await hold(family, slotId)
  later(3)
  expect(await hold(family, slotId)).toEqual({ ...first, repeated: true })
  expect(await headsIn(slotId)).toBe(1)
})

test('each refusal says why, and nothing is held', async () => {
  const room = await makeRoom(db, {
    slots: [
      slot({ cap: 6 }),
      slot({ day: '2026-03-30' }),
      slot({ from: '13:00', to: '17:00', flexible: true }),
      slot({ from: '17:00', to: '18:00', cap: 1 }),
    ],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 6 },
  })
  const [slotId = '', unreleased = '', flexible = '', small = ''] = room.slotIds
  const family = await newcomer()
  expect(await reason(hold(family, unreleased))).toBe('not_released')
  expect(await reason(hold(family, flexible, { span: span('13:15', '14:15') }))).toBe('bad_span')
  for (const other of await families(1)) await book(other, small)
  expect(await hold(family, small)).toMatchObject({
    reason: 'slot_full',
    refusal: { term: 'slot_cap' },
  })
  for (const other of await families(5)) await book(other, slotId)
  expect(await reason(hold(family, slotId))).toBe('kept_for_same_day')
  at('2026-03-13', '17:00')
  expect(await reason(hold(family, slotId))).toBe('after_closing')
  at('2026-03-09', '10:00')
  await db.transaction((tx) =>
    tx.execute(sql`update slots set status = 'closed', closed_at = now() where id = ${flexible}`),
  )
  expect(await reason(hold(family, flexible))).toBe('slot_closed')
  await db.transaction((tx) =>
    tx.execute(sql`update rooms set status = 'suspended' where id = ${room.id}`),
  )
  expect(await reason(hold(family, slotId))).toBe('room_not_open')
  await expect(hold(family, v7())).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  await expect(holdPlace(visitor, { slotId, span: null })).rejects.toThrow(SignInNeeded)
  expect(
    await one(
      sql`select count(*)::int as n from bookings where account_id = ${family.account.accountId}`,
    ),
  ).toEqual({ n: 0 })
})

test('a family holds as many places as the policy says, wherever they are', async () => {
  const two = await makeRoom(db, {
    slots: [slot(), slot({ from: '13:00', to: '15:00' }), slot({ from: '15:00', to: '17:00' })],
    policy: { familyHolds: 2 },
  })
  const none = await makeRoom(db, { slots: [slot()], policy: { familyHolds: 0 } })
  const family = await newcomer()
  const [a = '', b = '', c = ''] = two.slotIds
  expect(await hold(family, none.slotIds[0] ?? '')).toMatchObject({
    reason: 'hold_limit',
    refusal: { limit: 0 },
  })
  const first = await held(family, a)
  await held(family, b)
  expect(await hold(family, c)).toMatchObject({ reason: 'hold_limit', refusal: { limit: 2 } })
  expect(await reason(hold(await newcomer(), c))).toBe('ok')
  await release(family, first)
  expect(await reason(hold(family, c))).toBe('ok')
  later(5)
  expect(await reason(hold(family, a))).toBe('ok')
})

test('a hold never outlasts the booking it is for', async () => {
  const room = await makeRoom(db, {
    slots: [slot({ cap: 5 })],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 5 },
  })
  const [slotId = ''] = room.slotIds
  at('2026-03-13', '16:58')
  expect(await hold(await newcomer(), slotId)).toMatchObject({
    expiresAt: instantOf('2026-03-13', '17:00'),
  })
  at('2026-03-16', '07:57')
  expect(await hold(await newcomer(), slotId)).toMatchObject({
    expiresAt: instantOf('2026-03-16', '08:00'),
  })
})

test('given back, the place is free at once, with one audit row; again changes nothing', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 1 })] })
  const [slotId = ''] = room.slotIds
  const family = await newcomer()
  const holdId = await held(family, slotId)
  const [other] = await families(1)
  if (!other) throw new Error('no family')
  expect(await reason(book(other, slotId))).toBe('slot_full')
  expect(await release(family, holdId)).toEqual({ released: true })
  expect(await release(family, holdId)).toEqual({ released: false })
  expect(await reason(book(other, slotId))).toBe('ok')
  const entries = await one(sql`
    select array_agg(action order by id) as actions from audit_entries where subject_id = ${holdId}`)
  expect(entries).toEqual({ actions: ['hold-place', 'release-hold'] })
})

test('a stranger neither sees nor releases it, and a booking is no hold', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const [family, stranger] = await families(2)
  if (!family || !stranger) throw new Error('no families')
  const holdId = await held(family, slotId)
  await expect(release(stranger, holdId)).rejects.toThrow(NotFound)
  await expect(release(stranger, v7())).rejects.toThrow(NotFound)
  expect(await findHold(ctxOf(db, stranger.account, now), { slotId })).toBeNull()
  expect(await stateOf(holdId)).toBe('held')
  const booked = await book(stranger, slotId)
  const bookingId = booked.ok ? (booked.bookings[0]?.id ?? '') : ''
  await expect(release(stranger, bookingId)).rejects.toThrow(NotFound)
})

test('the family’s booking takes the held place over, though it was the last', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 1 })] })
  const [slotId = ''] = room.slotIds
  const [family, other] = await families(2)
  if (!family || !other) throw new Error('no families')
  const holdId = await held(family, slotId)
  const free = async ({ account }: TestFamily) =>
    (await quoteBooking(ctxOf(db, account, now), { slotId, span: null })).free[0]?.free
  expect([await free(family), await free(other)]).toEqual([1, 0])
  expect(await reason(book(other, slotId))).toBe('slot_full')
  later(4)
  const made = await book(family, slotId)
  expect(made).toMatchObject({ ok: true })
  expect(await headsIn(slotId)).toBe(1)
  expect(await stateOf(holdId)).toBe('cancelled')
  expect(await findHold(ctxOf(db, family.account, now), { slotId })).toBeNull()
  const entry = await one(sql`
    select action, details from audit_entries
    where subject_id = ${made.ok ? made.bookings[0]?.id : ''}`)
  expect(entry).toEqual({ action: 'book-slot', details: { holdId } })
  expect(
    await one(sql`select count(*)::int as n from audit_entries where subject_id = ${holdId}`),
  ).toEqual({ n: 1 })
  expect(
    await one(
      sql`select bookings, cancelled, booked from reckon_days(array[${room.id}]::uuid[], array[${day}]::date[])`,
    ),
  ).toEqual({ bookings: 1, cancelled: 0, booked: 8 })
})

test('a booking refused leaves the hold as it was, whoever refuses it', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 2 })] })
  const [slotId = ''] = room.slotIds
  const family = await makeFamily(db, [born, '2024-05-01'])
  const [other] = await families(1)
  if (!other) throw new Error('no family')
  const holdId = await held(family, slotId)
  await book(other, slotId)
  // The hold counts for one of the two children.
  expect(await reason(book(family, slotId))).toBe('slot_full')
  const [childId = ''] = family.childIds
  const stale = { children: [{ childId, free: false }] }
  expect(await reason(book(family, slotId, stale))).toBe('cost_changed')
  expect(await stateOf(holdId)).toBe('held')
  expect(await headsIn(slotId)).toBe(2)
  expect(await reason(book(family, slotId, { children: [{ childId, free: true }] }))).toBe('ok')
  expect(await headsIn(slotId)).toBe(2)
})

test('a key sent again answers the booking it made and gives up nothing', async () => {
  const room = await makeRoom(db, { slots: [slot(), slot({ from: '13:00', to: '15:00' })] })
  const [slotId = ''] = room.slotIds
  const [family] = await families(1)
  if (!family) throw new Error('no family')
  const key = v7()
  expect(await book(family, slotId, { key })).toMatchObject({ ok: true, repeated: false })
  const holdId = await held(family, slotId)
  expect(await book(family, slotId, { key })).toMatchObject({ ok: true, repeated: true })
  expect(await stateOf(holdId)).toBe('held')
})

test('of a flexible slot a stretch is held, and another may be booked in its place', async () => {
  const room = await makeRoom(db, {
    slots: [slot({ from: '13:00', to: '17:00', flexible: true, cap: 1 })],
  })
  const [slotId = ''] = room.slotIds
  const [family, other] = await families(2)
  if (!family || !other) throw new Error('no families')
  const holdId = await held(family, slotId, { span: span('15:00', '17:00') })
  const quote = await quoteBooking(ctxOf(db, family.account, now), { slotId, span: null })
  expect(quote.span).toEqual(span('15:00', '17:00'))
  expect(new Set(quote.free.map(({ free }) => free))).toEqual(new Set([1]))
  expect(await reason(book(other, slotId, { span: span('14:00', '16:00') }))).toBe('slot_full')
  expect(await reason(book(family, slotId, { span: span('14:00', '16:00') }))).toBe('ok')
  expect(await stateOf(holdId)).toBe('cancelled')
  expect(await reason(book(other, slotId, { span: span('16:00', '17:00') }))).toBe('ok')
})

test('left and opened again, a place is held on to until the same instant, and no longer', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 1 })] })
  const [slotId = ''] = room.slotIds
  const [family, other] = await families(2)
  if (!family || !other) throw new Error('no families')
  const resume = (holdId: string, who = family) =>
    resumeHold(ctxOf(db, who.account, now), { holdId })
  const first = await hold(family, slotId)
  const until = first.ok ? first.expiresAt : now
  const lastHold = async () => {
    const found = await findHold(ctxOf(db, family.account, now), { slotId })
    if (!found) throw new Error('nothing held')
    return found
  }
  const released = await lastHold()
  later(1)
  await release(family, released.id)
  await expect(resume(released.id, other)).rejects.toThrow(NotFound)
  expect(await resume(released.id)).toEqual({ resumed: true })
  const second = await lastHold()
  expect(second).toMatchObject({ state: 'live', expiresAt: until })
  // Opened again before the release arrived: the release finds nothing.
  later(1)
  expect(await resume(second.id)).toEqual({ resumed: true })
  expect(await release(family, second.id)).toEqual({ released: false })
  const third = await lastHold()
  expect(third).toMatchObject({ state: 'live', expiresAt: until })
  expect(await headsIn(slotId)).toBe(1)
  await release(family, third.id)
  const taken = await book(other, slotId)
  expect(taken).toMatchObject({ ok: true })
  expect(await resume(third.id)).toEqual({ resumed: false })
  later(3)
  expect(await resume(third.id)).toEqual({ resumed: false })
})

test('a hold that a booking used is not held on to', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const [family] = await families(1)
  if (!family) throw new Error('no family')
  const holdId = await held(family, slotId)
  await book(family, slotId)
  expect(await resumeHold(ctxOf(db, family.account, now), { holdId })).toEqual({ resumed: false })
  expect(await headsIn(slotId)).toBe(1)
})

test('its time over, the place goes to whoever books next, and the family is told', async () => {
  const room = await makeRoom(db, { slots: [slot({ cap: 1 })] })
  const [slotId = ''] = room.slotIds
  const [family, other] = await families(2)
  if (!family || !other) throw new Error('no families')
  const holdId = await held(family, slotId)
  const told = () => findHold(ctxOf(db, family.account, now), { slotId })
  expect(await told()).toMatchObject({ id: holdId, state: 'live', fits: true })
  later(4.99)
  expect(await reason(book(other, slotId))).toBe('slot_full')
  later(0.01)
  expect(await told()).toMatchObject({ id: holdId, state: 'over' })
  expect(await reason(book(other, slotId))).toBe('ok')
  expect(await stateOf(holdId)).toBe('expired')
  expect(await reason(book(family, slotId))).toBe('slot_full')
  expect(await release(family, holdId)).toEqual({ released: false })
  later(10)
  expect(await told()).toBeNull()
})

test('the sweeper ends holds past their time', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const holdId = await held(await newcomer(), room.slotIds[0] ?? '')
  later(5)
  await expireClaims({ db, now, actor: { kind: 'system' } })
  expect(await stateOf(holdId)).toBe('expired')
})

test('where a limit fell below what is taken, the held place is not shown as free', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const [family, other] = await families(2)
  if (!family || !other) throw new Error('no families')
  await book(other, slotId)
  await held(family, slotId)
  await db.transaction((tx) =>
    tx.execute(sql`update rooms set licensed_places = 1 where id = ${room.id}`),
  )
  const quote = await quoteBooking(ctxOf(db, family.account, now), { slotId, span: null })
  expect(quote.hold).toMatchObject({ fits: false })
  expect(quote.free[0]?.free).toBe(0)
  expect(await reason(book(family, slotId))).toBe('slot_full')
})

test('to the room a hold is a place taken and no booking; nobody is told when the slot closes', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const [booked] = await families(1)
  if (!booked) throw new Error('no family')
  await book(booked, slotId)
  const family = await newcomer()
  await release(family, await held(family, slotId))
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  const ctx = ctxOf(db, manager, now)
  const page = await readManagedSlot(ctx, { code: room.code, slotId })
  expect(page.slot).toMatchObject({ bookings: 1, heads: 1 })
  const second = await newcomer()
  await held(second, slotId)
  const again = await readManagedSlot(ctx, { code: room.code, slotId })
  expect(again.slot).toMatchObject({ bookings: 1, heads: 2 })
  expect(again.slot.children).toHaveLength(1)
  expect(again.claims.map(({ live, status, childName }) => [live, status, childName])).toEqual([
    [true, 'confirmed', '幼儿1'],
    [true, 'held', null],
  ])
  const told = await explainCapacity(ctx, { roomId: room.id, at: instantOf(day, '09:00') })
  expect(told.ok && told.children.map(({ unnamed }) => unnamed).toSorted()).toEqual([false, true])
  const closed = await closeSlot(ctx, {
    slotId,
    reason: '停水',
    seen: again.seen,
    confirmed: true,
  })
  expect(closed).toMatchObject({ ok: true, bookings: 1 })
  expect(
    await one(
      sql`select count(*)::int as n from messages where account_id = ${second.account.accountId}`,
    ),
  ).toEqual({ n: 0 })
})

test('no client makes a hold longer, confirms one without a child or makes a child of it', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const [slotId = ''] = room.slotIds
  const [family] = await families(1)
  if (!family) throw new Error('no family')
  const holdId = await held(family, slotId)
  const broken = async (query: ReturnType<typeof sql>) => {
    const work = db.transaction((tx) => tx.execute(query))
    return brokenConstraint(
      await work.then(
        () => null,
        (error) => error,
      ),
    )?.name
  }
  const of = sql`where id = ${holdId}`
  expect(
    await broken(sql`update bookings set expires_at = expires_at + interval '1 second' ${of}`),
  ).toBe('booking_fixed')
  expect(await broken(sql`update bookings set status = 'confirmed' ${of}`)).toBe(
    'bookings_child_known',
  )
  expect(await broken(sql`update bookings set child_id = ${family.childIds[0]} ${of}`)).toBe(
    'booking_fixed',
  )
  expect(
    await broken(sql`insert into bookings (id, slot_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${family.account.accountId}, 'held', starts_at, ends_at, cancel_until
      from slots where id = ${slotId}`),
  ).toBe('booking_family_holds')
})
