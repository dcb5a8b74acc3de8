import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { type Quote, quoteBooking } from '@/domain/holds/quote-booking'
import { instantOf, timeOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { randomFrom, seed } from '../support/seed'

const day = '2026-03-16'
const now = instantOf('2026-03-09', '10:00')
const bands = [
  { from_months: 12, to_months: 24, children_per_caregiver: 5 },
  { from_months: 24, to_months: 36, children_per_caregiver: 7 },
]
const afternoon = { day, from: '13:00', to: '17:00', flexible: true }
const of18Months = '2024-09-10'
const of30Months = '2023-09-10'
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const span = (from: string, to: string) => ({ from: instantOf(day, from), to: instantOf(day, to) })

const quote = ({ account }: TestFamily, slotId: string, asked: [string, string] | null = null) =>
  quoteBooking(ctxOf(db, account, now), { slotId, span: asked && span(...asked) })

function book(
  { account }: TestFamily,
  slotId: string,
  [from, to]: readonly [string, string],
  children: string[],
  free = true,
) {
  return bookSlot(ctxOf(db, account, now), {
    slotId,
    key: v7(),
    children: children.map((childId) => ({ childId, free })),
    span: span(from, to),
  })
}

/** Half hours by their start: free places, what limits them, and where a stretch from it can end. */
function shown({ stretches }: Quote) {
  return Object.fromEntries(
    (stretches?.halfHours ?? []).map(({ from, free, limit, ends }) => [
      timeOf(from),
      {
        free,
        limit,
        ends: ends.filter((end) => end.refusal === null).map((end) => timeOf(end.to)),
      },
    ]),
  )
}

describe('places shown are places given', () => {
  const policies = ['fixed_ratio', 'sum_of_fractions', 'youngest'] as const

  test.each(policies)('%s: so many children can be booked, and not one more', async (mixed) => {
    const next = randomFrom(seed + policies.indexOf(mixed))
    const room = await makeRoom(db, {
      slots: [afternoon],
      licensedPlaces: 12,
      policy: { mixedPolicy: mixed, ageBands: bands, fixedRatio: 4, slotCap: 11 },
    })
    const [slotId = ''] = room.slotIds
    const stretches = [
      ['13:00', '15:00'],
      ['14:00', '15:30'],
      ['15:00', '17:00'],
    ] as const
    let filled = 0
    for (let round = 0; round < 9; round += 1) {
      const [from, to] = stretches[next(3)] ?? stretches[0]
      const born = next(2) === 0 ? of18Months : of30Months
      const family = await makeFamily(db, [...Array.from({ length: 13 }, () => born)])
      const before = shown(await quote(family, slotId))
      const cells = Object.entries(before).filter(([time]) => time >= from && time < to)
      const free = Math.min(...cells.map(([, cell]) => cell.free))
      for (const [, { limit, free: places }] of cells) {
        expect(limit?.most).toBeGreaterThanOrEqual(places)
      }
      expect(before[from]?.ends.includes(to)).toBe(free > 0)
      const many = family.childIds.slice(0, free + 1)
      expect(await book(family, slotId, [from, to], many)).toMatchObject({ reason: 'slot_full' })
      const wanted = round < 4 ? Math.min(free, 1 + next(2)) : free
      if (wanted === 0) continue
      const some = family.childIds.slice(0, wanted)
      expect(await book(family, slotId, [from, to], some)).toMatchObject({ ok: true })
      if (wanted < free) continue
      filled += 1
      const after = shown(await quote(family, slotId))
      expect(Object.entries(after).some(([t, c]) => t >= from && t < to && c.free === 0)).toBe(true)
      expect(after[from]?.ends).not.toContain(to)
    }
    expect(filled).toBeGreaterThan(0)
  })

  test('a half hour that shows none is refused, and one fewer there fits', async () => {
    const room = await makeRoom(db, { slots: [afternoon] })
    const [slotId = ''] = room.slotIds
    const families = await Promise.all(
      [0, 1, 2].map(() => makeFamily(db, Array(5).fill(of18Months))),
    )
    const [first, second, late] = families
    if (!first || !second || !late) throw new Error('no families')
    expect(shown(await quote(late, slotId))['14:00']).toMatchObject({ free: 10 })
    await book(first, slotId, ['14:00', '15:00'], first.childIds)
    await book(second, slotId, ['14:00', '15:00'], second.childIds.slice(1))
    expect(shown(await quote(late, slotId))['14:00']).toMatchObject({ free: 1 })
    const two = late.childIds.slice(0, 2)
    expect(await book(late, slotId, ['13:00', '15:00'], two)).toMatchObject({ reason: 'slot_full' })
    expect(await book(late, slotId, ['13:00', '15:00'], two.slice(1))).toMatchObject({ ok: true })
    const full = shown(await quote(late, slotId))
    expect(full['14:00']).toMatchObject({ free: 0, ends: [] })
    expect(full['13:00']).toMatchObject({ free: 9, ends: ['14:00'] })
    expect(full['15:00']?.free).toBe(10)
    expect(
      await book(second, slotId, ['13:30', '14:30'], [second.childIds[0] ?? '']),
    ).toMatchObject({ reason: 'slot_full' })
  })
})

describe('what limits a half hour', () => {
  test('caregivers on duty by the ratio, with a break; the room; the slot', async () => {
    const room = await makeRoom(db, {
      slots: [afternoon],
      caregivers: 2,
      policy: { fixedRatio: 4 },
    })
    await db.transaction((tx) =>
      tx.execute(sql`insert into roster_breaks (id, shift_id, from_time, to_time)
        values (uuid_v7(), ${room.shiftIds[0]}, '14:15', '14:30')`),
    )
    const family = await makeFamily(db, [of18Months])
    const cells = shown(await quote(family, room.slotIds[0] ?? ''))
    expect(cells['13:00']).toEqual({
      free: 8,
      limit: { caregivers: 2, needed: 2, most: 8, by: 'caregivers', byAge: false },
      ends: ['14:00'],
    })
    expect(cells['14:00']).toMatchObject({
      free: 0,
      limit: { caregivers: 1, most: 0, by: 'few_caregivers' },
      ends: [],
    })
    expect(cells['14:30']).toMatchObject({ free: 8, ends: ['15:30', '16:00', '16:30', '17:00'] })

    const small = await makeRoom(db, { slots: [afternoon], licensedPlaces: 6 })
    const licensed = shown(await quote(family, small.slotIds[0] ?? ''))
    expect(licensed['13:00']).toMatchObject({ free: 6, limit: { most: 6, by: 'room' } })
    const capped = await makeRoom(db, { slots: [{ ...afternoon, cap: 3 }] })
    const slot = shown(await quote(family, capped.slotIds[0] ?? ''))
    expect(slot['13:00']).toMatchObject({ free: 3, limit: { most: 3, by: 'slot' } })
  })

  test('the youngest child that may be booked decides where ages count', async () => {
    const room = await makeRoom(db, {
      slots: [{ ...afternoon, cap: 20 }],
      licensedPlaces: 20,
      policy: { mixedPolicy: 'sum_of_fractions', ageBands: bands, largestGroup: 20 },
    })
    const free = async (birthDates: string[]) => {
      const family = await makeFamily(db, birthDates)
      const { free, limit } = shown(await quote(family, room.slotIds[0] ?? ''))['13:00'] ?? {}
      return [free, limit?.most]
    }
    expect(await free([of30Months])).toEqual([14, 14])
    expect(await free([of18Months])).toEqual([10, 10])
    expect(await free([of30Months, of18Months])).toEqual([10, 10])
    const tooYoung = '2025-12-01'
    expect(await free([of30Months, tooYoung])).toEqual([14, 14])
    expect(await free([])).toEqual([10, 10])
  })
})

describe('what a stretch means for each child', () => {
  test('another visit stands in the way of the stretches it meets, and of no other', async () => {
    const room = await makeRoom(db, { slots: [afternoon] })
    const elsewhere = await makeRoom(db, { slots: [{ day, from: '14:00', to: '15:00' }] })
    const [slotId = '', other = ''] = [room.slotIds[0], elsewhere.slotIds[0]]
    const family = await makeFamily(db, [of18Months, of18Months])
    const busyId = family.childIds[0] ?? ''
    await book(family, other, ['14:00', '15:00'], [busyId])
    const told = async (asked: [string, string]) => {
      const { children } = await quote(family, slotId, asked)
      return children
        .filter((one) => one.refusal)
        .map((one) => [one.child.id === busyId, one.refusal?.reason])
    }
    expect(await told(['13:00', '14:00'])).toEqual([])
    expect(await told(['13:00', '14:30'])).toEqual([[true, 'overlaps']])
    expect(await told(['14:30', '16:00'])).toEqual([[true, 'overlaps']])
    expect(await told(['15:00', '17:00'])).toEqual([])
    const { stretches } = await quote(family, slotId)
    const busy = stretches?.children.flatMap((one) => one.busy) ?? []
    expect(busy).toEqual([{ childId: busyId, ...span('14:00', '15:00') }])
    expect(await book(family, slotId, ['13:00', '14:30'], [busyId])).toMatchObject({
      reason: 'overlaps',
    })
    expect(await book(family, slotId, ['13:00', '14:00'], [busyId])).toMatchObject({ ok: true })
  })

  test('what a length costs is what its booking takes', async () => {
    const room = await makeRoom(db, {
      slots: [afternoon],
      policy: { allowanceUnit: 'minutes' },
    })
    const [slotId = ''] = room.slotIds
    const family = await makeFamily(db, [of18Months])
    const before = (await quote(family, slotId)).stretches?.children[0]
    const left = before?.child.allowanceLeft ?? 0
    const cost = (minutes: number, of = before) =>
      of?.costs.find((one) => one.minutes === minutes)?.cost
    expect(left).toBeLessThan(60)
    expect(cost(60)).toEqual({ allowanceUsed: 0, priceFen: 3000 })
    expect(cost(90)).toEqual({ allowanceUsed: 0, priceFen: 4500 })
    expect(before?.costs.map((one) => one.minutes)).toEqual([30, 60, 90, 120, 150, 180, 210, 240])
    const children = family.childIds
    expect(await book(family, slotId, ['13:00', '14:30'], children)).toMatchObject({
      reason: 'cost_changed',
    })
    const paid = await book(family, slotId, ['13:00', '14:30'], children, false)
    expect(paid).toMatchObject({ ok: true })
    const [row] = await db.read.execute<{ priceFen: number }>(
      sql`select price_fen as "priceFen" from bookings where child_id = ${children[0]}`,
    )
    expect(row?.priceFen).toBe(4500)
  })
})

test('the stretch shown first is the first that can be booked, whatever was asked before', async () => {
  const room = await makeRoom(db, { slots: [{ ...afternoon, cap: 1 }] })
  const [slotId = ''] = room.slotIds
  const [one, other] = await Promise.all([0, 1].map(() => makeFamily(db, [of18Months])))
  if (!one || !other) throw new Error('no families')
  expect((await quote(other, slotId)).span).toEqual(span('13:00', '16:00'))
  await book(one, slotId, ['13:00', '14:00'], one.childIds)
  expect((await quote(other, slotId)).span).toEqual(span('14:00', '17:00'))
  expect((await quote(other, slotId, ['13:00', '14:00'])).span).toEqual(span('13:00', '14:00'))
})

test('a fixed slot has no stretches and is quoted whole', async () => {
  const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
  const family = await makeFamily(db, [of18Months])
  const told = await quote(family, room.slotIds[0] ?? '', ['09:00', '10:00'])
  expect(told).toMatchObject({ stretches: null, refusal: null, span: span('09:00', '11:00') })
})
