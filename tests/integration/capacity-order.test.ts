import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { retrying } from '@/db/retry'
import { makeRoom } from '../support/room'
import { claim, fullest, makeChildren, outcome, outcomes } from './support/claims'
import { type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase()
})
afterEach(async () => {
  expect(await race.differences()).toEqual([])
})
afterAll(() => race.close())

const slot = (extra: object) => ({ from: '09:00', to: '11:00', day: '2031-03-17', ...extra })
/** Limits that do not matter beside the slots' own cap. */
const wide = { licensedPlaces: 100, caregivers: 20, policy: { largestGroup: 100 } }

/** Five rooms with a slot of six places on each of four days; families wish for them in any order. */
async function manyRooms() {
  const rooms = await Promise.all(
    Array.from({ length: 5 }, () =>
      makeRoom(race.db, {
        ...wide,
        slots: Array.from({ length: 4 }, (_, n) => slot({ cap: 6, day: `2031-03-${17 + n}` })),
      }),
    ),
  )
  const wish = (n: number) => {
    const days = [0, 1, 2, 3].map((k) => (n + k) % 4)
    return (n % 2 ? days : days.toReversed()).map((k) => rooms[(n + k) % 5]?.slotIds[k] ?? '')
  }
  return { rooms, wish }
}

test('one statement over many rooms and days, in any order, never meets a deadlock', async () => {
  const { rooms, wish } = await manyRooms()
  const { sql, accountId } = race
  const children = await makeChildren(sql, 80, { guardian: accountId })
  const found = await outcomes([
    ...children.map(
      (child, n) => sql`
        insert into bookings (id, slot_id, room_id, child_id, account_id, status, day, starts_at, ends_at,
          age_months, care_factor_hundredths, resident, same_day, cancel_until, claimed_at)
        select uuid_v7(), s.id, s.room_id, ${child}, ${accountId}, 'confirmed', s.day, s.starts_at, s.ends_at,
          0, 100, false, false, s.cancel_until, now()
        from unnest(${wish(n)}::uuid[]) with ordinality as wish(id, n) join slots s using (id) order by n`,
    ),
    // Eight in each slot keep what they get, so that one is refused however the cancellations fall.
    ...children.slice(40).map(
      (child) => sql`update bookings set status = 'cancelled', cancelled_at = now()
        where child_id = ${child} and status = 'confirmed'`,
    ),
  ])
  expect(Object.keys(found).sort()).toEqual(['capacity_slot_cap', 'done'])
  for (const room of rooms) expect(await fullest(sql, room.id)).toBeLessThanOrEqual(6)
})

test('two transactions in opposite order: the deadlock is tried again and totals are exact', async () => {
  const { wish } = await manyRooms()
  const { sql, accountId } = race
  const children = await makeChildren(sql, 8)
  const found: string[] = []
  const writer = async (turned: boolean, own: string[]) => {
    for (const child of own) {
      const booked = retrying(() =>
        sql.begin(async (tx) => {
          for (const slotId of turned ? wish(0) : wish(0).toReversed()) {
            await claim(tx, { accountId, slotId, childIds: [child] })
          }
        }),
      )
      found.push(await outcome(booked))
    }
  }
  await Promise.all([writer(false, children.slice(0, 4)), writer(true, children.slice(4))])
  expect(found.toSorted()).toEqual([
    ...Array.from({ length: 2 }, () => 'capacity_slot_cap'),
    ...Array.from({ length: 6 }, () => 'done'),
  ])
})
