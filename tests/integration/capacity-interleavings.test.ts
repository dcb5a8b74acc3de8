import type { TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom } from '../support/room'
import { claim, makeAccount, makeChildren, outcome, shortfallsOf } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase(6)
})
afterAll(() => race.close())

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

type Work = (tx: TransactionSql) => PromiseLike<unknown>

/** Does `first` and, with its transaction still open, begins `second`, which must wait for its end. */
async function between(first: Work, second: Work): Promise<string> {
  let later: Promise<string> = Promise.resolve('')
  await race.sql.begin(async (tx) => {
    await first(tx)
    later = outcome(race.sql.begin((other) => second(other)))
    await expect.poll(waiting, { interval: 10 }).toBe(1)
  })
  const told = await later
  expect(await race.differences()).toEqual([])
  return told
}

/** How many connections to this database wait for another's lock. */
async function waiting(): Promise<number> {
  const rows = await race.sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return rows.length
}

/** Does `second` to its end while the transaction of `first` is still open. */
async function beside(first: Work, second: Work): Promise<string> {
  return race.sql.begin(async (tx) => {
    await first(tx)
    return outcome(race.sql.begin((other) => second(other)))
  })
}

const insertSlot = (tx: TransactionSql, roomId: string, onDay = day) => tx`
  insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months)
  values (${v7()}, ${roomId}, ${onDay}, shanghai(${onDay}, '14:00'), shanghai(${onDay}, '16:00'), 12, 36)`

const insertRoom = (tx: TransactionSql, roomId: string, subdistrict: string) => tx`
  insert into rooms (id, code, subdistrict_code, name_zh, licensed_places, status)
  values (${roomId}, ${roomId}, ${subdistrict}, '新', 10, 'open')`

const layPolicy = (tx: TransactionSql, subdistrict: string) => tx`
  insert into policies (id, level, subdistrict_code, effective_from, min_caregivers, residents_reserve, slot_cap)
  values (${v7()}, 'subdistrict', ${subdistrict}, '2020-01-01', 3, 2, 7)`

test('a slot made while its policy changes takes the new terms', async () => {
  const room = await makeRoom(race.db, { slots: [slot()], subdistrictCode: '310106014' })
  await race.sql`delete from policies where room_id = ${room.id}`
  const told = await between(
    (tx) => layPolicy(tx, '310106014'),
    (tx) => insertSlot(tx, room.id),
  )
  expect(told).toBe('done')
  const terms = await race.sql`select residents_reserve from slots where room_id = ${room.id}`
  expect(terms.map((row) => row.residents_reserve)).toEqual([2, 2])
})

test('a room opened while its policy changes takes the new limits, whichever comes first', async () => {
  const roomId = v7()
  const open: Work = async (tx) => {
    await insertRoom(tx, roomId, '310106015')
    await insertSlot(tx, roomId)
  }
  expect(await between((tx) => layPolicy(tx, '310106015'), open)).toBe('done')
  const other = v7()
  const openOther: Work = async (tx) => {
    await insertRoom(tx, other, '310106016')
    await insertSlot(tx, other)
  }
  expect(await between(openOther, (tx) => layPolicy(tx, '310106016'))).toBe('done')
  const rules = await race.sql`select distinct r.min_caregivers from capacity_ledger l
    join capacity_rules r on r.id = l.rules_id where l.room_id in (${roomId}, ${other})`
  expect(rules).toMatchObject([{ min_caregivers: 3 }])
})

test('a caregiver who stops counting while put on the roster does not count', async () => {
  const room = await makeRoom(race.db, { slots: [slot()], caregivers: 1 })
  const caregiverId = v7()
  await race.sql`insert into caregivers (id, room_id, name, kind, counts_for_ratio)
    values (${caregiverId}, ${room.id}, '新', 'caregiver', true)`
  const rostered: Work = (tx) => tx`
    insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
    values (${v7()}, ${room.id}, ${caregiverId}, ${day}, '08:00', '18:00')`
  const stopped: Work = (tx) => tx`update caregivers set active = false where id = ${caregiverId}`
  expect(await between(stopped, rostered)).toBe('done')
  await race.sql`delete from roster_shifts where caregiver_id = ${caregiverId}`
  await race.sql`update caregivers set active = true where id = ${caregiverId}`
  expect(await between(rostered, stopped)).toBe('done')
  const [row] =
    await race.sql`select distinct caregivers from capacity_ledger where room_id = ${room.id}`
  expect(row?.caregivers).toBe(1)
})

test('a caregiver who stops counting while slots are added does not count in them', async () => {
  const later = '2031-04-20'
  const room = await makeRoom(race.db, { slots: [slot()], caregivers: 2 })
  await race.sql`update roster_shifts set day = ${later} where id = ${room.shiftIds[0] ?? ''}`
  const told = await between(
    (tx) => insertSlot(tx, room.id, later),
    (tx) => tx`update caregivers set active = false where room_id = ${room.id}`,
  )
  expect(told).toBe('done')
})

test('a claim is reckoned by the factor the child has in the end', async () => {
  const room = await makeRoom(race.db, { slots: [slot()] })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const [first = '', second = ''] = await makeChildren(sql, 2)
  const heavier =
    (child: string): Work =>
    (tx) =>
      tx`update children set care_factor_hundredths = 200 where id = ${child}`
  const claimed =
    (child: string): Work =>
    (tx) =>
      claim(tx, { accountId, slotId, childIds: [child] })
  expect(await between(claimed(first), heavier(first))).toBe('child_has_bookings')
  expect(await between(heavier(second), claimed(second))).toBe('done')
  const factors =
    await sql`select care_factor_hundredths as factor from bookings where slot_id = ${slotId} order by 1`
  expect(factors.map((row) => row.factor)).toEqual([100, 200])
})

test('of two cancellations at once the second closes the shortfall', async () => {
  const room = await makeRoom(race.db, { slots: [slot(), slot({ from: '14:00', to: '16:00' })] })
  const { sql, accountId } = race
  const booked = await Promise.all(
    room.slotIds.map(async (slotId) =>
      claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 2) }),
    ),
  )
  await sql`update rooms set licensed_places = 1 where id = ${room.id}`
  expect(await shortfallsOf(sql, room.id)).toEqual([{ term: 'licensed_places', by: 1 }])
  const cancel =
    (id = ''): Work =>
    (tx) =>
      tx`update bookings set status = 'cancelled', cancelled_at = now() where id = ${id}`
  expect(await between(cancel(booked[0]?.[0]), cancel(booked[1]?.[0]))).toBe('done')
  expect(await shortfallsOf(sql, room.id)).toEqual([])
})

test('a hold confirmed in its last moment keeps its place from the claim that waits for it', async () => {
  const room = await makeRoom(race.db, { slots: [slot({ cap: 1 })] })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const [holder = '', waiting = ''] = await makeChildren(sql, 2)
  const expiresAt = new Date(Date.now() + 60_000)
  const [id = ''] = await claim(sql, {
    accountId,
    slotId,
    childIds: [holder],
    status: 'held',
    expiresAt,
  })
  const told = await between(
    (tx) => tx`update bookings set status = 'confirmed' where id = ${id}`,
    async (tx) => {
      await tx`select set_config('baobaowu.now', ${new Date(Date.now() + 120_000).toISOString()}, true)`
      await claim(tx, { accountId, slotId, childIds: [waiting] })
    },
  )
  expect(told).toBe('capacity_slot_cap')
})

test('a late hold being ended by the sweeper is a place for the claim that waits for it', async () => {
  const room = await makeRoom(race.db, { slots: [slot({ cap: 1 })] })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const [holder = '', waiting = ''] = await makeChildren(sql, 2)
  const expiresAt = new Date(Date.now() - 1000)
  await claim(sql, { accountId, slotId, childIds: [holder], status: 'held', expiresAt })
  const told = await between(
    (tx) => tx`update bookings set status = 'expired' where child_id = ${holder}`,
    (tx) => claim(tx, { accountId, slotId, childIds: [waiting] }),
  )
  expect(told).toBe('done')
})

test('claims in other rooms and at other times do not wait', async () => {
  const room = await makeRoom(race.db, { slots: [slot(), slot({ from: '13:00', to: '15:00' })] })
  const other = await makeRoom(race.db, { slots: [slot()] })
  const { sql, accountId } = race
  const [first = '', second = '', third = ''] = await makeChildren(sql, 3)
  const book =
    (slotId = '', child: string): Work =>
    (tx) =>
      claim(tx, { accountId, slotId, childIds: [child] })
  expect(await beside(book(room.slotIds[0], first), book(room.slotIds[1], second))).toBe('done')
  expect(await beside(book(room.slotIds[0], second), book(other.slotIds[0], third))).toBe('done')
})

test('places kept for residents are theirs, also when there are fewer left than are kept', async () => {
  const home = '310106017'
  const room = await makeRoom(race.db, {
    subdistrictCode: home,
    slots: [slot({ cap: 4 })],
    policy: { residentsReserve: 0, residentsUntilDays: 3 },
  })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const residentId = await makeAccount(sql, home)
  const book = async (account: string) =>
    outcome(claim(sql, { accountId: account, slotId, childIds: await makeChildren(sql, 1) }))
  for (let n = 0; n < 3; n += 1) expect(await book(accountId)).toBe('done')
  await sql`update policies set residents_reserve = 3 where room_id = ${room.id}`
  expect(await book(accountId)).toBe('capacity_kept_residents')
  expect(await book(residentId)).toBe('done')
  expect(await book(residentId)).toBe('capacity_slot_cap')
})
