import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom } from '../support/room'
import { claim, makeChildren } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase(2)
  const { sql, db, accountId } = race
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00' },
      { day, from: '10:00', to: '12:00', flexible: true },
    ],
  })
  for (const slotId of room.slotIds) {
    await claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 2), allowanceUsed: 1 })
  }
})
afterAll(() => race.close())

class Undo extends Error {}

/** What is found after a change that no trigger sees; the change is undone afterwards. */
async function foundAfter(change: string): Promise<string[]> {
  let found: string[] = []
  const undone = race.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(change)
    await tx`set local session_replication_role = origin`
    found = (await race.differences(tx)).map((row) => row.what)
    throw new Undo()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return [...new Set(found)]
}

test('nothing differs where nobody meddled', async () => {
  expect(await race.differences()).toEqual([])
})

test.each([
  ['update capacity_ledger set heads = heads + 1', 'heads of the quarter hour'],
  ['update capacity_ledger set band_heads[1] = 9', 'heads of its bands'],
  ['update capacity_ledger set band_load[2] = 900', 'load of its bands'],
  ['update capacity_ledger set caregivers = 7', 'caregivers on duty'],
  ['update capacity_ledger set licensed_places = 99', 'licensed places'],
  ['update capacity_ledger set area_places = null', 'places for the play area'],
  ['update capacity_rules set fixed_ratio = 19', 'rule set'],
  ['delete from capacity_ledger', 'quarter hour of a slot'],
  ['delete from capacity_ledger', 'quarter hour of a booking'],
  ['delete from slot_ledger', 'part of a slot'],
  ['update slot_ledger set heads = heads + 1', 'heads of the slot'],
  ['update slot_ledger set heads = 2, resident_heads = 2', 'residents in the slot'],
  ['update slot_ledger set heads = 2, same_day_heads = 2', 'same-day claims in the slot'],
  ['update slot_ledger set cap = 99', 'cap of the slot'],
  ['update rooms set licensed_places = 1', 'licensed places'],
  ['update slots set cap = 1', 'cap of the slot'],
  ['delete from roster_shifts', 'caregivers on duty'],
  ["update policies set min_caregivers = 4 where level = 'city'", 'rule set'],
  [
    `insert into shortfalls (id, room_id, day, term, from_at, to_at, short_by, raised_at)
      select uuid_v7(), id, '${day}', 'ratio', now(), now(), 1, now() from rooms`,
    'shortfall of ratio',
  ],
  ['update allowance_balances set granted = granted + 1', 'allowance granted'],
  ['update allowance_balances set used = used + 1', 'allowance used'],
  ['delete from allowance_balances', 'allowance balance'],
  ['update bookings set allowance_used = 3', 'allowance used by a booking'],
  ["update bookings set status = 'expired', allowance_used = 0", 'heads of the quarter hour'],
])('after %s it tells of the %s', async (change, what) => {
  expect(await foundAfter(change)).toContain(what)
})
