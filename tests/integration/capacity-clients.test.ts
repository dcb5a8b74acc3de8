import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, type TestRoom } from '../support/room'
import { claim, headsOf, makeAccount, makeChildren, outcome } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase
let room: TestRoom
let bookingId: string

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

beforeAll(async () => {
  race = await raceDatabase(4)
  room = await makeRoom(race.db, { slots: [slot()] })
  const { sql, accountId } = race
  const [slotId = ''] = room.slotIds
  const made = await claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 1) })
  bookingId = made[0] ?? ''
})
afterAll(async () => {
  expect(await race.differences()).toEqual([])
  await race.close()
})

const run = (text: string) => outcome(race.sql.unsafe(text))

describe('clients of every habit', () => {
  test.each(['repeatable read', 'serializable'])(
    '%s cannot claim or change limits',
    async (level) => {
      const { sql, accountId } = race
      const childIds = await makeChildren(sql, 1)
      const claimed = sql.begin(`isolation level ${level}`, (tx) =>
        claim(tx, { accountId, slotId: room.slotIds[0] ?? '', childIds }),
      )
      expect(await outcome(claimed)).toBe('capacity_needs_read_committed')
      const cut = sql.begin(
        `isolation level ${level}`,
        (tx) => tx`update slots set cap = 3 where room_id = ${room.id}`,
      )
      expect(await outcome(cut)).toBe('capacity_needs_read_committed')
    },
  )

  test('a savepoint rolled back leaves no trace', async () => {
    const { sql, accountId } = race
    const [slotId = ''] = room.slotIds
    const before = await headsOf(sql, slotId)
    const childIds = await makeChildren(sql, 2)
    await sql.begin(async (tx) => {
      await tx
        .savepoint(async (inner) => {
          await claim(inner, { accountId, slotId, childIds })
          throw new Error('undone')
        })
        .catch(() => undefined)
      await claim(tx, { accountId, slotId, childIds: childIds.slice(0, 1) })
    })
    expect(await headsOf(sql, slotId)).toBe(before + 1)
    expect(await race.differences()).toEqual([])
  })

  test('a conflict that does nothing takes no place', async () => {
    const { sql } = race
    const [slotId = ''] = room.slotIds
    const before = await headsOf(sql, slotId)
    const again = `insert into bookings select (jsonb_populate_record(b, '{"id": "${v7()}"}')).* from bookings b
      where id = '${bookingId}' on conflict do nothing`
    expect(await run(again)).toBe('done')
    expect(await headsOf(sql, slotId)).toBe(before)
    expect(await race.differences()).toEqual([])
  })

  test('many bookings end in one statement', async () => {
    const { sql, accountId } = race
    const full = await makeRoom(race.db, { slots: [slot(), slot({ from: '10:00', to: '12:00' })] })
    const childIds = await makeChildren(sql, 8)
    await claim(sql, { accountId, slotId: full.slotIds[0] ?? '', childIds: childIds.slice(0, 4) })
    await claim(sql, { accountId, slotId: full.slotIds[1] ?? '', childIds: childIds.slice(4) })
    await sql`update bookings set status = 'cancelled', cancelled_at = now() where room_id = ${full.id}`
    const ledger =
      await sql`select 1 from capacity_ledger where room_id = ${full.id} and heads <> 0`
    expect(ledger).toHaveLength(0)
  })
})

test('what a booking used goes back to the period it was taken from', async () => {
  const { sql } = race
  await sql`insert into policies (id, level, subdistrict_code, effective_from, allowance_period, allowance_amount)
    values (uuid_v7(), 'subdistrict', '310106012', '2020-01-01', 'month', 3)`
  const [monthly, yearly] = [
    await makeAccount(sql, '310106012'),
    await makeAccount(sql, '310106011'),
  ]
  const home = await makeRoom(race.db, { slots: [slot(), slot({ day: '2031-05-06' })] })
  const childIds = await makeChildren(sql, 1)
  const [march = '', may = ''] = home.slotIds
  const [first = ''] = await claim(sql, {
    accountId: monthly,
    slotId: march,
    childIds,
    allowanceUsed: 1,
  })
  const [second = ''] = await claim(sql, {
    accountId: yearly,
    slotId: may,
    childIds,
    allowanceUsed: 1,
  })
  for (const id of [first, second]) {
    await sql`update bookings set status = 'cancelled', cancelled_at = now(), allowance_used = 0 where id = ${id}`
  }
  const balances = await sql`select period_from::text as from, used from allowance_balances
    where child_id = ${childIds[0] ?? ''} order by period_from`
  expect(balances).toMatchObject([
    { from: '2031-01-01', used: 0 },
    { from: '2031-03-01', used: 0 },
  ])
})
