import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import { explainCapacity, type Verdict } from '@/domain/explaining/explain-capacity'
import { holdPlace } from '@/domain/holds/hold-place'
import type { Account } from '@/domain/shared/actor'
import { instantOf } from '@/domain/shared/time'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { randomFrom, seed } from '../support/seed'
import { makeStaff } from '../support/staff'
import { openAtDesk } from './support/at-desk'

const day = '2026-03-16'
const home = '310106006'
const booked = instantOf('2026-03-12', '10:00')
let now = booked
let db: Database

beforeAll(async () => {
  db = createDatabase(serving((await testDatabase()).url), { clock: () => now })
})
afterAll(() => db.close())

/** Not released, open with and without places for residents, closed, and through the day itself. */
const instants: [string, string][] = [
  ['2026-03-01', '10:00'],
  ['2026-03-12', '11:00'],
  ['2026-03-13', '16:59'],
  ['2026-03-13', '17:00'],
  ['2026-03-15', '23:59'],
  [day, '00:00'],
  [day, '07:59'],
  [day, '08:00'],
  [day, '08:30'],
  [day, '09:20'],
  [day, '13:00'],
]

const ages = { young: '2024-09-10', old: '2023-10-10' }

async function roomBy(next: (below: number) => number): Promise<TestRoom> {
  return makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00', cap: 3 + next(5) },
      { day, from: '10:00', to: '12:00', cap: 3 + next(5) },
    ],
    caregivers: 2 + next(2),
    licensedPlaces: 5 + next(5),
    policy: {
      mixedPolicy: (['fixed_ratio', 'sum_of_fractions', 'youngest'] as const)[next(3)],
      ageBands: [
        { from_months: 12, to_months: 24, children_per_caregiver: 3 },
        { from_months: 24, to_months: 36, children_per_caregiver: 5 },
      ],
      fixedRatio: 3 + next(2),
      largestGroup: 6 + next(4),
      sameDayReserve: next(3),
      sameDayReserveFromPlaces: 1,
      residentsReserve: next(2),
      residentsUntilDays: 3,
      childOpenBookings: 20,
      childMonthBookings: 20,
    },
  })
}

const family = (born: string, resident: boolean) =>
  makeFamily(db, [born], { homeSubdistrictCode: resident ? home : '310106011' })

/** Presses for new families of a kind until one is refused. */
async function bookUntilFull(
  book: (one: Awaited<ReturnType<typeof family>>) => Promise<{ ok: boolean }>,
  born: string,
  resident: boolean,
): Promise<number> {
  for (let n = 0; n < 20; n += 1) {
    if (!(await book(await family(born, resident))).ok) return n
  }
  throw new Error('never full')
}

function press(slotId: string, childIds: string[]) {
  const children = childIds.map((childId) => ({ childId, free: true }))
  return { slotId, key: v7(), children, span: null }
}

/** The verdicts of each quarter hour of a slot for one kind of child. */
async function explained(
  actor: Account,
  room: TestRoom,
  asked: Pick<Verdict, 'band' | 'resident'>,
) {
  const [slotId = ''] = room.slotIds
  const found: Verdict[] = []
  for (let n = 0; n < 8; n += 1) {
    const at = new Date(instantOf(day, '09:00').getTime() + n * 900_000)
    const told = await explainCapacity(ctxOf(db, actor, now), { roomId: room.id, at })
    if (!told.ok) throw new Error(told.reason)
    const own = told.verdicts.filter((one) => one.slotId === slotId && one.band === asked.band)
    const [verdict] = own.filter((one) => one.resident === asked.resident).concat(own)
    if (verdict) found.push(verdict)
  }
  return found
}

test.each(instants)(
  'at %s %s the sum says what a booking gets, and the slot the same number',
  async (on, time) => {
    const next = randomFrom(seed + instants.findIndex(([a, b]) => a === on && b === time))
    for (let round = 0; round < 3; round += 1) {
      now = booked
      const room = await roomBy(next)
      const [slotId = '', other = ''] = room.slotIds
      for (let n = next(6); n > 0; n -= 1) {
        const { account, childIds } = await family(next(2) ? ages.young : ages.old, next(3) === 0)
        await bookSlot(ctxOf(db, account, now), press(next(3) ? slotId : other, childIds))
      }
      now = instantOf(on, time)
      if (next(2)) {
        const { account } = await makeFamily(db, [])
        await holdPlace(ctxOf(db, account, now), { slotId, span: null })
      }
      const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
      const band = next(2)
      const resident = next(2) === 0
      const born = band === 0 ? ages.young : ages.old
      const verdicts = await explained(manager, room, { band, resident })
      const online = Math.min(...verdicts.map(({ more }) => more))
      const onSite = Math.min(...verdicts.map((one) => one.onSite))

      const { slot } = await readManagedSlot(ctxOf(db, manager, now), { code: room.code, slotId })
      const youngest = await explained(manager, room, { band: 0, resident: false })
      if (slot.online.kind === 'open') {
        expect(slot.free).toBe(Math.min(...youngest.map(({ more }) => more)))
      } else {
        expect(new Set(youngest.map(({ more, binding }) => `${more} ${binding}`))).toEqual(
          new Set(['0 online']),
        )
      }

      const byFamily = await bookUntilFull(
        ({ account, childIds }) => bookSlot(ctxOf(db, account, now), press(slotId, childIds)),
        born,
        resident,
      )
      expect(byFamily).toBe(online)
      if (on !== day || slot.online.kind === 'over') continue
      const office = await makeStaff(db, {
        role: 'subdistrict_administrator',
        subdistrictCode: home,
      })
      const atDoor = await bookUntilFull(
        async ({ account, childIds }) => {
          const ctx = ctxOf(db, office, now)
          await openAtDesk(ctx, { roomId: room.id, phone: account.phone })
          return bookAtDesk(ctx, {
            ...press(slotId, childIds),
            roomId: room.id,
            accountId: account.accountId,
            exception: '家里有急事',
          })
        },
        born,
        resident,
      )
      expect(byFamily + atDoor).toBe(onSite)
    }
  },
)

test('a place for the same day that is used up is the line that says so', async () => {
  now = booked
  const room = await makeRoom(db, {
    slots: [{ day, from: '09:00', to: '11:00', cap: 8 }],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 1 },
  })
  const [slotId = ''] = room.slotIds
  now = instantOf(day, '07:00')
  const { account, childIds } = await family(ages.young, false)
  expect(await bookSlot(ctxOf(db, account, now), press(slotId, childIds))).toMatchObject({
    ok: true,
  })
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  const [verdict] = await explained(manager, room, { band: 0, resident: false })
  expect(verdict).toMatchObject({
    more: 0,
    binding: 'same_day',
    left: { online: null, same_day: 0, cap: 7 },
    onSite: 7,
  })
})
