import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overLimits } from '@/db/over-limits'
import { checkLimits } from '@/domain/capacity/check-limits'
import { addDays } from '@/domain/shared/time'
import { makeRoom } from '../support/room'
import { claim, makeChildren } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase(2)
})
afterAll(() => race.close())

class Undo extends Error {}

/** What the check finds after a change, which is undone afterwards. */
async function foundAfter(change: (tx: TransactionSql) => Promise<unknown>) {
  let found: Record<string, unknown> = {}
  const undone = race.sql.begin(async (tx) => {
    await change(tx)
    const [row] = await tx.unsafe(overLimits)
    found = { ...row }
    throw new Undo()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  const { at: _, ...counts } = found
  return counts
}

/** Does something that no trigger sees. */
async function unseen(tx: TransactionSql, work: () => Promise<unknown>) {
  await tx`set local session_replication_role = replica`
  await work()
  await tx`set local session_replication_role = origin`
}

const nothing = { rooms_over: 0, quarter_hours_over: 0, rooms_short: 0, quarter_hours_short: 0 }

/** A room of its own with one slot 09:00–11:00 and children of these ages and factors in it. */
async function booked(
  { cap = 30, ...options }: Omit<Parameters<typeof makeRoom>[1], 'slots'> & { cap?: number },
  ...groups: { count: number; birthDate: string; factor?: number }[]
) {
  const { sql, db, accountId } = race
  const slot = { day, from: '09:00', to: '11:00', ageFromMonths: 12, ageToMonths: 60, cap }
  const room = await makeRoom(db, { ...options, slots: [slot] })
  const slotId = room.slotIds[0] ?? ''
  for (const { count, ...child } of groups) {
    const childIds = await makeChildren(sql, count, child)
    await claim(sql, { accountId, slotId, childIds })
  }
  /** One child more than the database would let in. */
  const push = async (tx: TransactionSql, birthDate = born(18), factor = 100) => {
    const [childId = ''] = await makeChildren(tx, 1, { birthDate, factor, guardian: accountId })
    const months = birthDate === born(18) ? 18 : birthDate === born(30) ? 30 : 40
    await unseen(
      tx,
      () => tx`
        insert into bookings (id, slot_id, room_id, child_id, account_id, status, day, starts_at, ends_at,
          age_months, care_factor_hundredths, resident, same_day, cancel_until, claimed_at)
        select uuid_v7(), id, room_id, ${childId}, ${accountId}, 'confirmed', day, starts_at, ends_at,
          ${months}, ${factor}, false, false, cancel_until, now() from slots where id = ${slotId}`,
    )
  }
  return { ...room, slotId, push }
}

/** Born that many months before the day. */
const born = (months: number) => {
  const [year = 0, month = 0, date] = day.split('-').map(Number)
  const since = year * 12 + month - 1 - months
  const two = (n = 0) => String(n).padStart(2, '0')
  return `${Math.floor(since / 12)}-${two((since % 12) + 1)}-${two(date)}`
}

describe('what is compared', () => {
  test('every quarter hour with claims from the present one on, and none that is over', async () => {
    const before = await checkLimits({ db: race.db })
    const room = await booked({}, { count: 3, birthDate: born(18) })
    const asked = Date.now()
    const after = await checkLimits({ db: race.db })
    expect(after.compared.rooms - before.compared.rooms).toBe(1)
    expect(after.compared.quarterHours - before.compared.quarterHours).toBe(8)
    expect(after).toMatchObject({
      over: { rooms: 0, quarterHours: 0 },
      short: { rooms: 0, quarterHours: 0 },
      query: overLimits.trim(),
    })
    expect(after.at.getTime()).toBeGreaterThanOrEqual(asked)
    expect(after.at.getTime()).toBeLessThanOrEqual(Date.now())
    const at = (instant: string) =>
      foundAfter((tx) => tx`select set_config('baobaowu.now', ${instant}, true)`)
    expect(await at(`${day}T09:50+08:00`)).toMatchObject({ quarter_hours: 5, ...nothing })
    expect(await at(`${day}T10:59:59+08:00`)).toMatchObject({ rooms: 1, quarter_hours: 1 })
    expect(await at(`${day}T11:00+08:00`)).toMatchObject({ rooms: 0, quarter_hours: 0 })
    expect(await at(`${addDays(day, 1)}T09:00+08:00`)).toMatchObject({ rooms: 0 })
    const ended = await foundAfter(
      (
        tx,
      ) => tx`update bookings set status = 'cancelled', cancelled_at = now(), cancel_reason = 'other'
        where slot_id = ${room.slotId}`,
    )
    expect(ended.rooms).toBe(before.compared.rooms)
  })
})

describe('a child too many, let in while no guard looked', () => {
  const over = { rooms_over: 1, quarter_hours_over: 8, rooms_short: 0, quarter_hours_short: 0 }
  const bands = (one: number, two: number, from: number) => ({
    ageBands: [
      { from_months: 12, to_months: from, children_per_caregiver: one },
      { from_months: from, to_months: 60, children_per_caregiver: two },
    ],
  })
  const many = { licensedPlaces: 40, policy: { largestGroup: 40 } }

  test.each([
    ['the licence', { licensedPlaces: 4 }, [{ count: 4, birthDate: born(18) }]],
    ['the play area', { playAreaDm2: 1_600 }, [{ count: 4, birthDate: born(18) }]],
    ['the largest group', { policy: { largestGroup: 4 } }, [{ count: 4, birthDate: born(18) }]],
    ['the slot’s own cap', { cap: 4 }, [{ count: 4, birthDate: born(18) }]],
    ['the ratio', many, [{ count: 10, birthDate: born(18) }]],
    [
      'the ratio with factors',
      {},
      [
        { count: 8, birthDate: born(18) },
        { count: 1, birthDate: born(18), factor: 200 },
      ],
    ],
    [
      'the sum of fractions, full to the last',
      {
        ...many,
        policy: { ...many.policy, mixedPolicy: 'sum_of_fractions' as const, ...bands(5, 7, 24) },
      },
      [
        { count: 5, birthDate: born(18) },
        { count: 7, birthDate: born(30) },
      ],
      born(30),
    ],
    [
      'the youngest',
      {
        ...many,
        policy: { ...many.policy, mixedPolicy: 'youngest' as const, ...bands(8, 12, 36) },
      },
      [
        { count: 15, birthDate: born(40) },
        { count: 1, birthDate: born(30) },
      ],
      born(40),
    ],
  ])('is over %s', async (_, options, groups, another = born(18)) => {
    const room = await booked(options, ...groups)
    expect(await foundAfter(async () => undefined)).toMatchObject(nothing)
    expect(await foundAfter((tx) => room.push(tx, another))).toMatchObject(over)
  })

  test('is found where no limit is known for its quarter hour at all', async () => {
    const room = await booked({}, { count: 1, birthDate: born(18) })
    const found = await foundAfter((tx) =>
      unseen(tx, () => tx`delete from capacity_ledger where room_id = ${room.id}`),
    )
    expect(found).toMatchObject(over)
    const capped = await foundAfter((tx) =>
      unseen(tx, () => tx`delete from slot_ledger where slot_id = ${room.slotId}`),
    )
    expect(capped).toMatchObject(over)
  })
})

describe('a limit lowered after the bookings', () => {
  const short = { rooms_over: 0, quarter_hours_over: 0, rooms_short: 1, quarter_hours_short: 8 }

  test.each([
    ['a caregiver is ill', (id: string) => `delete from roster_shifts where room_id = '${id}'`],
    [
      'the licence shrinks',
      (id: string) => `update rooms set licensed_places = 3 where id = '${id}'`,
    ],
    ['the slot’s cap shrinks', (id: string) => `update slots set cap = 3 where room_id = '${id}'`],
    [
      'the slot closes',
      (id: string) =>
        `update slots set status = 'closed', closed_at = now() where room_id = '${id}'`,
    ],
    ['the room closes', (id: string) => `update rooms set status = 'suspended' where id = '${id}'`],
  ])('is a shortfall, counted apart: %s', async (_, change) => {
    const room = await booked({}, { count: 6, birthDate: born(18) })
    expect(await foundAfter((tx) => tx.unsafe(change(room.id)))).toMatchObject(short)
  })

  test.each([
    ['room', (id: string) => `update rooms set licensed_places = 3 where id = '${id}'`],
    ['slot', (id: string) => `update slots set cap = 3 where room_id = '${id}'`],
  ])('excuses no child more than the shortfall of the %s tells of', async (_, change) => {
    const room = await booked({}, { count: 6, birthDate: born(18) })
    const found = await foundAfter(async (tx) => {
      await tx.unsafe(change(room.id))
      await room.push(tx)
    })
    expect(found).toMatchObject({ rooms_over: 1, quarter_hours_over: 8, rooms_short: 0 })
  })

  test('excuses nothing once its shortfall is resolved', async () => {
    const room = await booked({}, { count: 6, birthDate: born(18) })
    const found = await foundAfter(async (tx) => {
      await tx`update rooms set licensed_places = 3 where id = ${room.id}`
      await tx`update shortfalls set resolved_at = now() where room_id = ${room.id}`
    })
    expect(found).toMatchObject({ rooms_over: 1, rooms_short: 0 })
  })
})
