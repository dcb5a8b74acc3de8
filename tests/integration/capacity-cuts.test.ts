import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, type TestRoom } from '../support/room'
import { claim, headsOf, makeChildren, outcome, shortfallsOf } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase()
})
afterAll(() => race.close())

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

type Cut = {
  what: string
  left: number
  term: string
  refusal: string
  /** Caregivers missing, if those are what is short; children too many otherwise. */
  short: (heads: number) => number
  make: (room: TestRoom) => PromiseLike<unknown>
}

const children = (left: number) => (heads: number) => heads - left
const caregivers = (heads: number) => Math.ceil(heads / 5) - 1

const cuts: Cut[] = [
  {
    what: 'a caregiver falls ill',
    left: 5,
    term: 'ratio',
    refusal: 'capacity_ratio',
    short: caregivers,
    make: (room) =>
      race.sql`delete from roster_shifts where id = any (${room.shiftIds.slice(1)}::uuid[])`,
  },
  {
    what: 'a caregiver no longer counts',
    left: 5,
    term: 'ratio',
    refusal: 'capacity_ratio',
    short: caregivers,
    make: (room) => race.sql`update caregivers set counts_for_ratio = false where id in (
      select caregiver_id from roster_shifts where id = any (${room.shiftIds.slice(1)}::uuid[]))`,
  },
  {
    what: 'the cap of the slot is cut',
    left: 6,
    term: 'slot_cap',
    refusal: 'capacity_slot_cap',
    short: children(6),
    make: (room) => race.sql`update slots set cap = 6 where id = any (${room.slotIds}::uuid[])`,
  },
  {
    what: 'the slot is closed',
    left: 0,
    term: 'slot_closed',
    refusal: 'capacity_slot_closed',
    short: children(0),
    make: (room) =>
      race.sql`update slots set status = 'closed', closed_at = now() where id = any (${room.slotIds}::uuid[])`,
  },
  {
    what: 'the licence shrinks',
    left: 6,
    term: 'licensed_places',
    refusal: 'capacity_licensed_places',
    short: children(6),
    make: (room) => race.sql`update rooms set licensed_places = 6 where id = ${room.id}`,
  },
  {
    what: 'the room is suspended',
    left: 0,
    term: 'licensed_places',
    refusal: 'capacity_licensed_places',
    short: children(0),
    make: (room) => race.sql`update rooms set status = 'suspended' where id = ${room.id}`,
  },
  {
    what: 'a policy asks for more caregivers',
    left: 0,
    term: 'min_caregivers',
    refusal: 'capacity_min_caregivers',
    short: (heads) => (heads > 0 ? 1 : 0),
    make: (room) => race.sql`update policies set min_caregivers = 4 where room_id = ${room.id}`,
  },
]

describe.each(cuts)('while families book, $what', (cut) => {
  // The cut comes at once, in the middle, and when all is full.
  test.each([0, 15, 400])('after %i ms', async (delay) => {
    const { sql, accountId } = race
    const room = await makeRoom(race.db, {
      licensedPlaces: 20,
      caregivers: 3,
      policy: { largestGroup: 50, minCaregivers: 1 },
      slots: [slot({ cap: 20 })],
    })
    const [slotId = ''] = room.slotIds
    const families = await makeChildren(sql, 60)
    let counted = false
    const claims = families.map(async (child, n) => {
      await wait(n)
      const late = counted
      const told = await outcome(claim(sql, { accountId, slotId, childIds: [child] }))
      return { late, told }
    })
    await wait(delay)
    await cut.make(room)
    const heads = await headsOf(sql, slotId)
    // A family is late if it asks after the children were counted: the last place may go until then.
    counted = true
    const told = await Promise.all(claims)
    const afterwards = await headsOf(sql, slotId)

    expect(afterwards).toBeLessThanOrEqual(Math.max(cut.left, heads))
    if (heads >= cut.left) {
      expect(told.filter((one) => one.late && one.told === 'done')).toEqual([])
      const [child = ''] = await makeChildren(sql, 1)
      expect(await outcome(claim(sql, { accountId, slotId, childIds: [child] }))).toBe(cut.refusal)
    }
    const by = cut.short(afterwards)
    expect(await shortfallsOf(sql, room.id)).toEqual(
      afterwards > cut.left ? [{ term: cut.term, by }] : [],
    )
    expect(told.filter((one) => one.told === 'done')).toHaveLength(afterwards)
    expect(await race.differences()).toEqual([])
  })
})

test('a shortfall closes when enough families have cancelled, however many at once', async () => {
  const { sql, accountId } = race
  const room = await makeRoom(race.db, {
    licensedPlaces: 10,
    slots: [slot({ cap: 5 }), slot({ cap: 5, from: '14:00', to: '16:00' })],
  })
  const [morning = '', afternoon = ''] = room.slotIds
  const booked = [
    ...(await claim(sql, { accountId, slotId: morning, childIds: await makeChildren(sql, 4) })),
    ...(await claim(sql, { accountId, slotId: afternoon, childIds: await makeChildren(sql, 4) })),
  ]
  await sql`update rooms set licensed_places = 3 where id = ${room.id}`
  expect(await shortfallsOf(sql, room.id)).toEqual([{ term: 'licensed_places', by: 1 }])
  await Promise.all(
    booked.map(
      (id) => sql`update bookings set status = 'cancelled', cancelled_at = now() where id = ${id}`,
    ),
  )
  expect(await shortfallsOf(sql, room.id)).toEqual([])
  expect(await race.differences()).toEqual([])
})
