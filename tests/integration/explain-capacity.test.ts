import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import type { Account } from '@/domain/shared/actor'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { randomFrom, seed } from '../support/seed'
import { makeStaff } from '../support/staff'

const day = '2026-03-16'
let now = instantOf('2026-03-09', '10:00')
let db: Database
const bands = [
  { from_months: 6, to_months: 12, children_per_caregiver: 3 },
  { from_months: 12, to_months: 24, children_per_caregiver: 5 },
  { from_months: 24, to_months: 36, children_per_caregiver: 7 },
]

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

type Wish = {
  slot: number
  from: string
  to: string
  months: number
  factor: number
  resident: boolean
}

async function claim(room: TestRoom, wish: Wish): Promise<string | null> {
  const born = await db.read.execute<{ d: string }>(
    sql`select (${day}::date - make_interval(months => ${wish.months}))::date::text as d`,
  )
  const home = wish.resident ? '310106006' : '310106011'
  const { account, childIds } = await makeFamily(db, [born[0]?.d ?? ''], {
    factor: wish.factor,
    homeSubdistrictCode: home,
  })
  try {
    await db.transaction((tx) =>
      tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        values (${v7()}, ${room.slotIds[wish.slot]}, ${childIds[0]}, ${account.accountId}, 'confirmed',
          ${instantOf(day, wish.from).toISOString()}::timestamptz,
          ${instantOf(day, wish.to).toISOString()}::timestamptz, now())`),
    )
    return null
  } catch (error) {
    const name = brokenConstraint(error)?.name
    if (!name) throw error
    return name.replace(/^capacity_/, '')
  }
}

/** What explaining every quarter hour of the stretch says of one more such child. */
async function explained(actor: Account, room: TestRoom, wish: Wish): Promise<string | null> {
  const slotId = room.slotIds[wish.slot] ?? ''
  const quarters: Date[] = []
  for (let at = instantOf(day, wish.from); at < instantOf(day, wish.to); ) {
    quarters.push(at)
    at = new Date(at.getTime() + 900_000)
  }
  const terms: string[] = []
  for (const at of quarters) {
    const told = await explainCapacity(ctxOf(db, actor, now), { roomId: room.id, at })
    if (!told.ok) throw new Error(told.reason)
    const band = told.limits.rules.bands.findIndex(
      (one) => wish.months >= one.fromMonths && wish.months < one.toMonths,
    )
    const verdict =
      told.verdicts.find(
        (one) => one.slotId === slotId && one.band === band && one.resident === wish.resident,
      ) ?? told.verdicts.find((one) => one.slotId === slotId && one.band === band)
    if (!verdict) throw new Error('no verdict')
    if (verdict.more === 0) terms.push(verdict.next)
  }
  // The database asks the slot over the whole stretch before it asks the room.
  return terms.find((term) => slotTerms.has(term)) ?? terms[0] ?? null
}

const slotTerms = new Set([
  'slot_closed',
  'slot_cap',
  'same_day_spent',
  'kept_same_day',
  'kept_residents',
])

const policies = ['fixed_ratio', 'sum_of_fractions', 'youngest'] as const

test.each(policies)('%s: the verdict is what happens to the next claim', async (mixedPolicy) => {
  const next = randomFrom(seed + policies.indexOf(mixedPolicy))
  let refused = 0
  for (let round = 0; round < 4; round += 1) {
    now = instantOf(round === 3 ? day : round === 2 ? '2026-03-13' : '2026-03-09', '07:00')
    const room = await makeRoom(db, {
      slots: [
        { day, from: '09:00', to: '11:00', cap: 5 + next(6), ageFromMonths: 12 },
        { day, from: '10:00', to: '13:00', cap: 4 + next(6), ageFromMonths: 6, flexible: true },
      ],
      caregivers: 2 + next(2),
      licensedPlaces: 7 + next(6),
      policy: {
        mixedPolicy,
        ageBands: bands,
        fixedRatio: 4 + next(2),
        largestGroup: 8 + next(5),
        sameDayReserve: round % 2 === 0 ? 1 : 2,
        sameDayReserveFromPlaces: 3,
        residentsReserve: round % 2,
        residentsUntilDays: 3,
      },
    })
    const actor = await makeStaff(db, { role: 'room_manager', roomId: room.id })
    for (let n = 0; n < 12; n += 1) {
      const slot = next(2)
      const from = 10 + next(2)
      const wish: Wish = {
        slot,
        from: slot === 0 ? '09:00' : `${from}:00`,
        to: slot === 0 ? '11:00' : `${from + 1 + next(2)}:00`,
        months: slot === 0 ? 12 + next(24) : 6 + next(30),
        factor: 100,
        resident: next(3) === 0,
      }
      const said = await explained(actor, room, wish)
      const happened = await claim(room, wish)
      expect({ wish, fits: said === null, said }).toEqual({
        wish,
        fits: happened === null,
        said: happened,
      })
      if (happened) refused += 1
      // A child of another weight comes in between, to see that factors count.
      if (n % 5 === 0) await claim(room, { ...wish, factor: 150 })
    }
  }
  expect(refused).toBeGreaterThan(5)
})

test('the sum names the caregivers, their breaks and which policy set each number', async () => {
  now = instantOf('2026-03-09', '10:00')
  const room = await makeRoom(db, {
    slots: [{ day, from: '09:00', to: '11:00', cap: 10 }],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 5 },
  })
  await db.transaction((tx) =>
    tx.execute(sql`insert into roster_breaks (id, shift_id, from_time, to_time)
      values (uuid_v7(), ${room.shiftIds[0]}, '10:00', '10:30')`),
  )
  const actor = await makeStaff(db, { role: 'caregiver', roomId: room.id })
  const ctx = ctxOf(db, actor, now)
  const early = await explainCapacity(ctx, { roomId: room.id, at: instantOf(day, '09:07') })
  expect(early).toMatchObject({
    ok: true,
    at: instantOf(day, '09:00'),
    limits: { caregivers: 2, licensedPlaces: 10 },
    slots: [{ kept: { sameDay: 1, residents: 0 } }],
    duty: [{ state: 'counting' }, { state: 'counting' }],
    sources: {
      sameDayReserve: { level: 'room', effectiveFrom: '2020-01-01' },
      fixedRatio: { level: 'city' },
    },
    verdicts: [
      { band: 0, more: 9, next: 'kept_same_day' },
      { band: 1, more: 9, next: 'kept_same_day' },
    ],
  })
  const late = await explainCapacity(ctx, { roomId: room.id, at: instantOf(day, '10:15') })
  expect(late).toMatchObject({
    limits: { caregivers: 1 },
    verdicts: [{ more: 0, next: 'min_caregivers' }, { more: 0 }],
  })
  expect(late.ok && late.duty.map((one) => one.state).sort()).toEqual(['counting', 'on_break'])
  expect(await explainCapacity(ctx, { roomId: room.id, at: instantOf(day, '15:00') })).toEqual({
    ok: false,
    reason: 'nothing_offered',
  })
})
