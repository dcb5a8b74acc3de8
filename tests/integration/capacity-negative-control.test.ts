import { expect, test } from 'vitest'
import { makeRoom } from '../support/room'
import { claim, headsOf, makeChildren, outcomes } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

/** 200 claims at once on the last 5 of 10 places: how many are booked in the end? */
async function raceForFive(race: RaceDatabase): Promise<number> {
  const { sql, db, accountId } = race
  const room = await makeRoom(db, {
    licensedPlaces: 100,
    caregivers: 20,
    policy: { largestGroup: 100 },
    slots: [{ day, from: '09:00', to: '11:00', cap: 10 }],
  })
  const [slotId = ''] = room.slotIds
  await claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 5) })
  const children = await makeChildren(sql, 200)
  await outcomes(children.map((child) => claim(sql, { accountId, slotId, childIds: [child] })))
  return headsOf(sql, slotId)
}

test('with the trigger switched off the same race oversells', async () => {
  const race = await raceDatabase()
  await race.sql`alter table bookings disable trigger booking_claims`
  expect(await raceForFive(race)).toBe(205)
  const found = (await race.differences()).map(({ what }) => what)
  expect(found).toContain('heads of the slot')
  expect(found).toContain('over a limit')
  await race.close()
})

test('with a guard that counts without a lock the same race oversells', async () => {
  const race = await raceDatabase()
  await race.sql`
    create or replace function booking_claims() returns trigger language plpgsql as $$
    begin
      if (select count(*) from bookings where slot_id = (select slot_id from added limit 1)) > 10 then
        perform refuse('capacity_slot_cap');
      end if;
      perform pg_sleep(0.02); -- the rest of a transaction: audit, messages, the way back
      return null;
    end $$`
  let most = 0
  for (let round = 0; round < 10 && most <= 10; round += 1)
    most = Math.max(most, await raceForFive(race))
  expect(most).toBeGreaterThan(10)
  await race.close()
})

test('with the guard in place it does not', async () => {
  const race = await raceDatabase()
  for (let round = 0; round < 3; round += 1) expect(await raceForFive(race)).toBe(10)
  await race.close()
})
