import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isBusy } from '@/db/busy'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import type { BookSeveralInput } from '@/domain/claims/inputs'
import { type BookSeveralResult, bookSeveral } from '@/domain/several/book-several'
import { quoteSeveral, type SeveralWish } from '@/domain/several/quote-several'
import { readSeveral } from '@/domain/several/read-several'
import type { Reckoned } from '@/domain/several/reckoning-rules'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase, serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'

const now = instantOf('2026-03-09', '10:00')
const born = '2024-09-10'
const days = ['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20']
const roomy = { childOpenBookings: 20, childMonthBookings: 31 }
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const morning = (day: string, extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

function item(slotId: string, childIds: string[], extra: object = {}) {
  const children = childIds.map((childId) => ({ childId, free: true }))
  return { slotId, span: null, children, ...extra }
}

function press(
  family: TestFamily,
  items: BookSeveralInput['items'],
  {
    wish = 'all',
    key = v7(),
    on = db,
  }: { wish?: 'all' | 'what_fits'; key?: string; on?: Database } = {},
) {
  return bookSeveral(ctxOf(on, family.account, now), { key, wish, items })
}

function each(family: TestFamily, slotIds: string[], extra: object = {}) {
  return slotIds.map((id) => item(id, family.childIds, extra))
}

async function count(query: ReturnType<typeof sql>, on = db): Promise<number> {
  const [row] = await on.read.execute<{ n: number }>(query)
  return row?.n ?? -1
}

const bookedBy = (family: TestFamily, on = db) =>
  count(
    sql`select count(*)::int as n from bookings where account_id = ${family.account.accountId} and status = 'confirmed'`,
    on,
  )

const reasons = (result: BookSeveralResult) =>
  'refused' in result ? result.refused.map((one) => one.refusal?.reason ?? null) : []

test('several days are booked with one press: an entry each, one message for all', async () => {
  const room = await makeRoom(db, { slots: days.map((day) => morning(day)), policy: roomy })
  const family = await makeFamily(db, [born, '2024-05-01'])
  const result = await press(family, each(family, room.slotIds))
  expect(result).toMatchObject({ ok: true, refused: [], repeated: false })
  expect(await bookedBy(family)).toBe(10)
  const { accountId } = family.account
  expect(
    await count(
      sql`select count(*)::int as n from audit_entries where actor_id = ${accountId} and action = 'book-slot'`,
    ),
  ).toBe(10)
  const told = await db.read.execute(
    sql`select kind, parameters from messages where account_id = ${accountId}`,
  )
  expect([...told]).toEqual([
    {
      kind: 'bookings_confirmed',
      parameters: expect.objectContaining({ count: '5', children: '2', more: '0' }),
    },
  ])
  expect(
    await count(
      sql`select count(*)::int as n from booking_requests where account_id = ${accountId}`,
    ),
  ).toBe(1)
})

test('all or none: one visit that cannot be had undoes the others and is named', async () => {
  const room = await makeRoom(db, {
    slots: [morning('2026-03-16'), morning('2026-03-17', { cap: 1 }), morning('2026-03-18')],
    policy: roomy,
  })
  const other = await makeFamily(db, [born])
  expect(await press(other, each(other, room.slotIds.slice(1, 2)))).toMatchObject({ ok: true })
  const family = await makeFamily(db, [born])
  expect(await press(family, each(family, room.slotIds))).toMatchObject({
    ok: false,
    reason: 'refused',
    refused: [{ slotId: room.slotIds[1], refusal: { reason: 'slot_full', term: 'slot_cap' } }],
  })
  expect(await bookedBy(family)).toBe(0)
  expect(
    await count(
      sql`select count(*)::int as n from messages where account_id = ${family.account.accountId}`,
    ),
  ).toBe(0)
  await db.settled()
  expect(await count(sql`select count(*)::int as n from refusals where room_id = ${room.id}`)).toBe(
    1,
  )
})

test('what fits is booked, the rest is answered with its reasons, and so is a repeated key', async () => {
  const room = await makeRoom(db, {
    slots: [
      morning('2026-03-16'),
      morning('2026-03-17', { cap: 1 }),
      morning('2026-03-18'),
      morning('2026-03-30'),
    ],
    policy: roomy,
  })
  const other = await makeFamily(db, [born])
  await press(other, each(other, room.slotIds.slice(1, 2)))
  const family = await makeFamily(db, [born])
  const key = v7()
  const items = each(family, room.slotIds)
  const first = await press(family, items, { wish: 'what_fits', key })
  expect(first).toMatchObject({ ok: true, repeated: false })
  expect(reasons(first)).toEqual(['slot_full', 'not_released'])
  expect(await bookedBy(family)).toBe(2)
  const again = await press(family, items.toReversed(), { wish: 'what_fits', key })
  const made = 'bookings' in first ? first.bookings.map((one) => one.id).toSorted() : []
  expect(again).toMatchObject({ ok: true, repeated: true })
  expect('bookings' in again && again.bookings.map((one) => one.id).toSorted()).toEqual(made)
  expect('refused' in again && again.refused.map((one) => one.slotId).toSorted()).toEqual(
    [room.slotIds[1], room.slotIds[3]].toSorted(),
  )
  expect(await bookedBy(family)).toBe(2)
  expect(await press(family, items, { wish: 'all', key })).toEqual({
    ok: false,
    reason: 'key_reused',
  })
  const read = await readSeveral(
    ctxOf(db, family.account, now),
    'requestId' in first ? first.requestId : '',
  )
  expect(read.bookings.map((one) => one.slotId)).toEqual([room.slotIds[0], room.slotIds[2]])
  expect(read.missed.map((one) => one.refusal?.reason)).toEqual(['slot_full', 'not_released'])
  const stranger = ctxOf(db, other.account, now)
  await expect(readSeveral(stranger, 'requestId' in first ? first.requestId : '')).rejects.toThrow(
    NotFound,
  )
})

test('children of one visit come together or not at all, also where the rest fits', async () => {
  const room = await makeRoom(db, {
    slots: [morning('2026-03-16', { cap: 1 }), morning('2026-03-17')],
    policy: roomy,
  })
  const family = await makeFamily(db, [born, '2024-05-01'])
  const result = await press(family, each(family, room.slotIds), { wish: 'what_fits' })
  expect(reasons(result)).toEqual(['slot_full'])
  expect(await bookedBy(family)).toBe(2)
})

test('limits for a child count what the same press booked before', async () => {
  const room = await makeRoom(db, { slots: days.map((day) => morning(day)) })
  const family = await makeFamily(db, [born])
  expect(await press(family, each(family, room.slotIds))).toMatchObject({
    reason: 'refused',
    refused: [{ slotId: room.slotIds[2], refusal: { reason: 'open_bookings', limit: 2 } }],
  })
  const some = await press(family, each(family, room.slotIds), { wish: 'what_fits' })
  expect(reasons(some)).toEqual(['open_bookings', 'open_bookings', 'open_bookings'])
  expect(await bookedBy(family)).toBe(2)
})

test('free visits run out within a press, and a cost that was not shown is refused', async () => {
  const room = await makeRoom(db, {
    slots: days.slice(0, 3).map((day) => morning(day)),
    policy: roomy,
  })
  const home = '310106012'
  const family = await makeFamily(db, [born], { homeSubdistrictCode: home })
  await db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_amount)
      values (uuid_v7(), 'subdistrict', ${home}, '2020-01-01', 2) on conflict do nothing`),
  )
  expect(await press(family, each(family, room.slotIds))).toMatchObject({
    refused: [{ slotId: room.slotIds[2], refusal: { reason: 'cost_changed' } }],
  })
  const { chosen } = await quoteSeveral(ctxOf(db, family.account, now), wishFor(room, family))
  expect(chosen.map((one) => one.children[0]?.cost)).toEqual([
    { allowanceUsed: 1, priceFen: 0 },
    { allowanceUsed: 1, priceFen: 0 },
    { allowanceUsed: 0, priceFen: 6000 },
  ])
  expect(await press(family, itemsOf(chosen))).toMatchObject({ ok: true })
})

test('a key pressed many times at once books one press', async () => {
  const room = await makeRoom(db, { slots: days.map((day) => morning(day)), policy: roomy })
  const family = await makeFamily(db, [born])
  const key = v7()
  const items = each(family, room.slotIds)
  const results = await Promise.all(Array.from({ length: 5 }, () => press(family, items, { key })))
  expect(results.filter((one) => one.ok && !one.repeated)).toHaveLength(1)
  expect(results.filter((one) => one.ok && one.repeated)).toHaveLength(4)
  expect(await bookedBy(family)).toBe(5)
})

test('somebody else’s child, no visit and too many are refused; a slot that is gone is only left out', async () => {
  const room = await makeRoom(db, { slots: [morning('2026-03-16')], policy: roomy })
  const [slotId = ''] = room.slotIds
  const family = await makeFamily(db, [born])
  const stranger = await makeFamily(db, [born])
  await expect(press(stranger, [item(slotId, family.childIds)])).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  const wish = { key: v7(), wish: 'all' as const, items: each(family, room.slotIds) }
  await expect(bookSeveral(visitor, wish)).rejects.toThrow(SignInNeeded)
  await expect(quoteSeveral(visitor, wishFor(room, family))).rejects.toThrow(SignInNeeded)
  const asked = ctxOf(db, family.account, now)
  await expect(quoteSeveral(asked, { ...wishFor(room, family), code: 'nowhere' })).rejects.toThrow(
    NotFound,
  )
  expect(await press(family, [])).toEqual({ ok: false, reason: 'nothing_chosen' })
  const many = Array.from({ length: 31 }, () => item(v7(), family.childIds))
  expect(await press(family, many)).toEqual({ ok: false, reason: 'too_many' })
  const gone = await press(family, [item(v7(), family.childIds), item(slotId, family.childIds)], {
    wish: 'what_fits',
  })
  expect(reasons(gone)).toEqual(['slot_closed'])
  expect(await bookedBy(family)).toBe(1)
})

function wishFor(
  room: TestRoom,
  family: TestFamily,
  extra: Partial<SeveralWish> = {},
): SeveralWish {
  const { code, slotIds } = room
  return { code, childIds: family.childIds, slotIds, pattern: null, stretch: null, ...extra }
}

/** A press of what a preview showed. */
function itemsOf(shown: Reckoned[]) {
  return shown.map(({ slot, span, children }) => ({
    slotId: slot.id,
    span: slot.flexible ? span : null,
    children: children.map(({ child, cost }) => ({
      childId: child.id,
      free: cost.allowanceUsed > 0,
    })),
  }))
}

test('a weekly pattern finds the released slots of its weekdays and time', async () => {
  const room = await makeRoom(db, {
    slots: [...days, '2026-03-23', '2026-03-30'].flatMap((day) => [
      morning(day),
      morning(day, { from: '13:00', to: '15:00' }),
    ]),
  })
  const family = await makeFamily(db, [born])
  const { chosen, offered } = await quoteSeveral(
    ctxOf(db, family.account, now),
    wishFor(room, family, {
      slotIds: [],
      pattern: { weekdays: [1, 3], from: '13:00', to: '15:00' },
    }),
  )
  expect(chosen.map((one) => one.slot.day)).toEqual(['2026-03-16', '2026-03-18', '2026-03-23'])
  expect(chosen.map((one) => one.refusal?.reason ?? 'had')).toEqual(['had', 'had', 'open_bookings'])
  expect(offered).toHaveLength(14)
})

test('the number of queries does not depend on how many visits are asked about', async () => {
  const asked = async (room: TestRoom) => {
    const family = await makeFamily(db, [born])
    let queries = 0
    const read = new Proxy(db.read, {
      get(on, name) {
        queries += name === 'execute' || name === 'select' ? 1 : 0
        const value = on[name as keyof typeof on]
        return typeof value === 'function' ? value.bind(on) : value
      },
    })
    await quoteSeveral(ctxOf({ ...db, read }, family.account, now), wishFor(room, family))
    return queries
  }
  const one = await makeRoom(db, { slots: [morning('2026-03-16')] })
  const many = await makeRoom(db, {
    slots: days.flatMap((day) =>
      ['08:00', '10:00', '12:00', '14:00'].map((from) =>
        morning(day, { from, to: `${Number(from.slice(0, 2)) + 2}:00` }),
      ),
    ),
  })
  const few = await asked(one)
  expect(few).toBeGreaterThan(3)
  expect(await asked(many)).toBe(few)
})

test('what the preview shows is what a press gets, reason for reason', async () => {
  const times = [
    { from: '09:00', to: '11:00' },
    { from: '10:00', to: '12:00' },
    { from: '13:00', to: '17:00', flexible: true },
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        mixedPolicy: fc.constantFrom('fixed_ratio', 'sum_of_fractions', 'youngest' as const),
        caregivers: fc.integer({ min: 1, max: 3 }),
        licensedPlaces: fc.integer({ min: 2, max: 8 }),
        cap: fc.integer({ min: 1, max: 6 }),
        sameDayReserve: fc.integer({ min: 0, max: 2 }),
        residentsReserve: fc.integer({ min: 0, max: 2 }),
        resident: fc.boolean(),
        open: fc.integer({ min: 1, max: 6 }),
        factor: fc.constantFrom(100, 150, 200),
        others: fc.array(fc.nat({ max: 14 }), { maxLength: 12 }),
        wished: fc.uniqueArray(fc.nat({ max: 14 }), { minLength: 1, maxLength: 9 }),
        siblings: fc.boolean(),
        wish: fc.constantFrom('all' as const, 'what_fits' as const),
      }),
      async (world) => {
        const room = await makeRoom(db, {
          slots: days.flatMap((day) => times.map((time) => ({ day, cap: world.cap, ...time }))),
          caregivers: world.caregivers,
          licensedPlaces: world.licensedPlaces,
          policy: {
            mixedPolicy: world.mixedPolicy as 'youngest',
            minCaregivers: 1,
            sameDayReserve: world.sameDayReserve,
            sameDayReserveFromPlaces: 1,
            residentsReserve: world.residentsReserve,
            residentsUntilDays: 1,
            childOpenBookings: world.open,
            childMonthBookings: 31,
          },
        })
        const slotId = (n: number) => room.slotIds[n] ?? ''
        const others = await makeFamily(db, ['2024-01-01', '2025-01-20'], { factor: world.factor })
        for (const n of world.others) {
          const [elder = '', younger = ''] = others.childIds
          await bookSlot(ctxOf(db, others.account, now), {
            slotId: slotId(n),
            key: v7(),
            children: [{ childId: n % 2 ? elder : younger, free: true }],
            span: null,
          })
        }
        const family = await makeFamily(
          db,
          world.siblings ? [born, '2023-09-01'] : [born],
          world.resident ? { homeSubdistrictCode: '310106006' } : {},
        )
        const asked = wishFor(room, family, { slotIds: world.wished.map(slotId) })
        const { chosen } = await quoteSeveral(ctxOf(db, family.account, now), asked)
        const can = chosen.filter((one) => !one.refusal)
        const every = await press(family, itemsOf(chosen), { wish: 'what_fits' })
        const told = 'refused' in every ? every.refused : []
        expect(told.map(({ slotId, refusal }) => [slotId, refusal?.reason])).toEqual(
          chosen.filter((one) => one.refusal).map((one) => [one.slot.id, one.refusal?.reason]),
        )
        expect(every.ok).toBe(can.length > 0)
        // The same family again, in a room as it was: all that can be had is booked together.
        await db.transaction((tx) =>
          tx.execute(sql`update bookings set status = 'cancelled', cancelled_at = app_now(), allowance_used = 0
            where account_id = ${family.account.accountId} and status = 'confirmed'`),
        )
        if (can.length === 0) return
        const anew = await press(family, itemsOf(can), { wish: world.wish })
        expect(anew).toMatchObject({ ok: true, refused: [] })
        expect(await bookedBy(family)).toBe(can.length * family.childIds.length)
      },
    ),
    { numRuns: 25 },
  )
})

const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')

/** A database of its own with the clock of these tests, as its owner, who can switch a trigger off. */
async function ownDatabase(): Promise<Database> {
  const { db: first, url } = await freshDatabase()
  await first.close()
  return createDatabase(url, { clock: () => now, max: 20 })
}

/** Presses again if the database was busy, as the page does. */
async function untilTold<T>(pressing: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await pressing()
    } catch (error) {
      if (!isBusy(error)) throw error
    }
  }
}

/** Two kinds of families wish for the same ten mornings of two rooms, one from the end. */
async function crossing(on: Database) {
  const rooms = await Promise.all(
    [0, 1].map(() =>
      makeRoom(on, {
        slots: days.map((day) => morning(day, { cap: 4 })),
        licensedPlaces: 50,
        caregivers: 10,
        policy: { ...roomy, largestGroup: 50 },
      }),
    ),
  )
  const mornings = (rooms[0]?.slotIds ?? []).map((id, n) => rooms[n % 2 ? 1 : 0]?.slotIds[n] ?? id)
  const families = await Promise.all(Array.from({ length: 12 }, () => makeFamily(on, [born])))
  const results = await Promise.all(
    families.map((family, n) => {
      const ids = n % 2 ? mornings : mornings.toReversed()
      const wish = n % 3 ? ('what_fits' as const) : ('all' as const)
      return untilTold(() => press(family, each(family, ids), { wish, on }))
    }),
  )
  const [{ most } = { most: 0 }] = await on.read.execute<{ most: number }>(sql`
    select coalesce(max(n), 0)::int as most from (select count(*) as n from bookings
      where status = 'confirmed' and room_id = any (${`{${rooms.map((room) => room.id).join(',')}}`}::uuid[])
      group by slot_id) as counted`)
  return { results, most }
}

const deadlocks = (on: Database) =>
  count(
    sql`select pg_stat_clear_snapshot(), deadlocks::int as n from pg_stat_database
    where datname = current_database()`,
    on,
  )

test('crossing patterns over two rooms fill them exactly, without a deadlock', async () => {
  const own = await ownDatabase()
  for (let round = 0; round < 3; round += 1) {
    const { results, most } = await crossing(own)
    expect(most).toBe(4)
    expect(results.filter((one) => one.ok)).toHaveLength(4)
    expect(new Set(results.flatMap(reasons))).toEqual(new Set(['slot_full']))
  }
  expect(await deadlocks(own)).toBe(0)
  expect([...(await own.read.execute(verify))]).toEqual([])
  await own.close()
})

test('with the trigger switched off the same race oversells', async () => {
  const unguarded = await ownDatabase()
  await unguarded.read.execute(sql`alter table bookings disable trigger booking_claims`)
  const { most } = await crossing(unguarded)
  expect(most).toBe(12)
  await unguarded.close()
})
