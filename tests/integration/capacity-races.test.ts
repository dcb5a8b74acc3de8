import type { TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { instantOf } from '@/domain/shared/time'
import { makeRoom } from '../support/room'
import {
  claim,
  fullest,
  headsOf,
  makeAccount,
  makeChildren,
  outcome,
  outcomes,
} from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase()
})
afterEach(async () => {
  expect(await race.differences()).toEqual([])
})
afterAll(() => race.close())

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })
/** Limits that do not matter beside the one a race is about. */
const wide = { licensedPlaces: 100, caregivers: 20, policy: { largestGroup: 100 } }

test('200 claims at once on the last 5 places fill exactly 5', async () => {
  const room = await makeRoom(race.db, { ...wide, slots: [slot({ cap: 10 })] })
  const [slotId = ''] = room.slotIds
  const { sql, accountId } = race
  await claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 5) })
  const children = await makeChildren(sql, 200)
  const found = await outcomes(
    children.map((child) => claim(sql, { accountId, slotId, childIds: [child] })),
  )
  expect(found).toEqual({ done: 5, capacity_slot_cap: 195 })
  expect(await headsOf(sql, slotId)).toBe(10)
})

test('slots that overlap share the room, fixed and flexible alike', async () => {
  const room = await makeRoom(race.db, {
    ...wide,
    licensedPlaces: 8,
    slots: [
      slot({ cap: 20 }),
      slot({ cap: 20, from: '10:00', to: '12:00' }),
      slot({ cap: 20, from: '09:15', to: '12:15', flexible: true }),
    ],
  })
  const { sql, accountId } = race
  const children = await makeChildren(sql, 120)
  const found = await outcomes(
    children.map((child, n) => {
      const slotId = room.slotIds[n % 3] ?? ''
      // All three cover 10:00 to 11:00.
      const span = n % 3 === 2 ? { from: instantOf(day, '09:45'), to: instantOf(day, '11:15') } : {}
      return claim(sql, { accountId, slotId, childIds: [child], ...span })
    }),
  )
  expect(found).toEqual({ done: 8, capacity_licensed_places: 112 })
  expect(await fullest(sql, room.id)).toBe(8)
})

test('of several children all are booked or none', async () => {
  const room = await makeRoom(race.db, { ...wide, slots: [slot({ cap: 10 })] })
  const [slotId = ''] = room.slotIds
  const { sql, accountId } = race
  const groups = await Promise.all(Array.from({ length: 60 }, () => makeChildren(sql, 3)))
  const found = await outcomes(
    groups.map((childIds) => claim(sql, { accountId, slotId, childIds })),
  )
  expect(found).toEqual({ done: 3, capacity_slot_cap: 57 })
  const split =
    await sql`select 1 from bookings b join unnest(${groups.map((g) => g[0] ?? '')}::uuid[]) as first on true
    where b.slot_id = ${slotId} group by b.slot_id having count(distinct b.id) % 3 <> 0`
  expect(split).toHaveLength(0)
})

test('the ratio is exact while children of different weight come at once', async () => {
  const room = await makeRoom(race.db, {
    ...wide,
    caregivers: 2,
    policy: { largestGroup: 100, mixedPolicy: 'youngest', minCaregivers: 2 },
    slots: [slot({ cap: 100 })],
  })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const light = await makeChildren(sql, 60)
  const heavy = await makeChildren(sql, 60, { factor: 150 })
  await outcomes(
    [...light, ...heavy].map((child) => claim(sql, { accountId, slotId, childIds: [child] })),
  )
  const [row] = await sql<{ load: number }[]>`
    select sum(care_factor_hundredths)::integer as load from bookings where slot_id = ${slotId}`
  expect(row?.load).toBeLessThanOrEqual(1000)
  expect(row?.load).toBeGreaterThan(900)
})

test('a child claimed many times at once is in one place', async () => {
  const rooms = await Promise.all(
    ['09:00', '09:30', '10:00', '10:30'].map((from) =>
      makeRoom(race.db, { ...wide, slots: [slot({ from, to: '12:00' })] }),
    ),
  )
  const { sql, accountId } = race
  const childIds = await makeChildren(sql, 1)
  const found = await outcomes(
    Array.from({ length: 40 }, (_, n) =>
      claim(sql, { accountId, slotId: rooms[n % 4]?.slotIds[0] ?? '', childIds }),
    ),
  )
  expect(found).toEqual({ done: 1, booking_child_once: 39 })
})

test('the last free visit is used once', async () => {
  const { sql, db } = race
  const accountId = await makeAccount(sql, '310106013')
  await sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_amount)
    values (${v7()}, 'subdistrict', '310106013', '2020-01-01', 1)`
  const room = await makeRoom(db, {
    ...wide,
    slots: Array.from({ length: 12 }, (_, n) => slot({ day: `2031-03-${17 + n}` })),
  })
  const childIds = await makeChildren(sql, 1)
  const found = await outcomes(
    room.slotIds.map((slotId) => claim(sql, { accountId, slotId, childIds, allowanceUsed: 1 })),
  )
  expect(found).toEqual({ done: 1, allowance_not_below_zero: 11 })
})

test('claims whose time is past make way for as many, exactly', async () => {
  const room = await makeRoom(race.db, { ...wide, slots: [slot({ cap: 5 })] })
  const [slotId = ''] = room.slotIds
  const { sql, accountId } = race
  const expiresAt = new Date(Date.now() + 3_600_000)
  const late = await makeChildren(sql, 5)
  for (const [n, child] of late.entries()) {
    const status = n % 2 ? ('held' as const) : ('offered' as const)
    const family = await makeAccount(sql)
    await claim(sql, { accountId: family, slotId, childIds: [child], status, expiresAt })
  }
  const [early = ''] = await makeChildren(sql, 1)
  expect(await outcome(claim(sql, { accountId, slotId, childIds: [early] }))).toBe(
    'capacity_slot_cap',
  )
  const children = await makeChildren(sql, 100)
  const then = new Date(expiresAt.getTime() + 1).toISOString()
  const past = (work: (tx: TransactionSql) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('baobaowu.now', ${then}, true)`
      await work(tx)
    })
  const found = await outcomes([
    ...children.map((child) => past((tx) => claim(tx, { accountId, slotId, childIds: [child] }))),
    // The job that ends claims past their time runs at the same time.
    past((tx) => tx`select release_expired(${room.id}, null, '2031-03-17', '2031-03-18')`),
  ])
  expect(found).toEqual({ done: 6, capacity_slot_cap: 95 })
  const [states] = await sql`select count(*)::integer as expired from bookings
    where slot_id = ${slotId} and status = 'expired'`
  expect(states?.expired).toBe(5)
})

test('two writers as fast as they can never oversell', async () => {
  const room = await makeRoom(race.db, {
    ...wide,
    licensedPlaces: 7,
    slots: [slot({ cap: 6 }), slot({ cap: 6, from: '10:00', to: '12:30', flexible: true })],
  })
  const { sql, accountId } = race
  const claimsOfEach = 300
  let writing = 2
  let most = 0
  const writer = async (offset: number) => {
    const children = await makeChildren(sql, 40)
    for (let n = offset; n < offset + claimsOfEach; n += 1) {
      const slotId = room.slotIds[n % 2] ?? ''
      const span =
        n % 2
          ? { from: instantOf(day, n % 3 ? '10:00' : '11:00'), to: instantOf(day, '12:30') }
          : {}
      const childIds = [children[n % 40] ?? '']
      const told = await outcome(claim(sql, { accountId, slotId, childIds, ...span }))
      expect(told).toMatch(/^(done|capacity_slot_cap|capacity_licensed_places|booking_child_once)$/)
      if (n % 5 === 0) {
        await sql`update bookings set status = 'cancelled', cancelled_at = now() where id = (
          select id from bookings where child_id = ${childIds[0] ?? ''} and status = 'confirmed' limit 1)`
      }
    }
    writing -= 1
  }
  const watcher = async () => {
    while (writing > 0) most = Math.max(most, await fullest(sql, room.id))
  }
  await Promise.all([writer(0), writer(1), watcher()])
  expect(most).toBe(7)
})
