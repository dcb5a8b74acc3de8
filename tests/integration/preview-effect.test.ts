import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeRoom } from '@/domain/administration/change-room'
import { previewPolicy } from '@/domain/administration/preview-policy'
import { setPolicy } from '@/domain/administration/set-policy'
import type { PolicyInput } from '@/domain/policies/inputs'
import { previewChange } from '@/domain/previewing/preview-change'
import { summaryOf } from '@/domain/previewing/summary-of'
import type { Ctx } from '@/domain/shared/context'
import { addDays } from '@/domain/shared/time'
import { freshDatabase } from '../support/database'
import { makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { monday, systemAt } from '../support/rooms'

let ctx: Ctx
let url: string
let rooms: TestRoom[]

beforeEach(async () => {
  const fresh = await freshDatabase()
  await fresh.db.close()
  url = fresh.url
  ctx = systemAt(url, monday)
  const [first, second] = [addDays(monday, 1), addDays(monday, 3)]
  rooms = []
  for (const [subdistrictCode, caregivers] of [
    ['310106006', 2],
    ['310106012', 3],
    ['310105001', 2],
  ] as const) {
    rooms.push(
      await makeRoom(ctx.db, {
        subdistrictCode,
        caregivers,
        playAreaDm2: 4_000,
        slots: [
          { day: first, from: '09:00', to: '11:00' },
          { day: first, from: '10:00', to: '12:00', ageFromMonths: 24 },
          { day: second, from: '09:00', to: '11:00', cap: 6 },
          { day: second, from: '13:00', to: '16:00', flexible: true },
        ],
      }),
    )
  }
  for (const room of rooms) {
    for (const [n, count] of [5, 2, 4, 3].entries()) await book(room.slotIds[n] ?? '', count)
  }
})
afterEach(() => ctx.db.close())

async function book(slotId: string, count: number) {
  const births = Array.from({ length: count }, () => '2024-06-01')
  const { account, childIds } = await makeFamily(ctx.db, births)
  for (const childId of childIds) {
    await ctx.db.transaction((tx) =>
      tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), id, ${childId}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
        from slots where id = ${slotId}`),
    )
  }
}

type Short = { key: string; by: number; from: number; to: number }

/**
 * Places computed slowly, by the function that decides about claims, in emptied rooms; shortfalls by
 * the function that finds them; both without what a preview uses.
 */
async function plainMeasure() {
  const places = await ctx.db.read.execute<{ id: string; fewest: number; most: number }>(sql`
    with quarters as (
      select s.id, s.flexible, l.at, min(least(part.cap, f.free)) as fewest, max(least(part.cap, f.free)) as most
      from slots s join slot_ledger part on part.slot_id = s.id
      join capacity_ledger l on l.room_id = s.room_id and l.at >= part.starts_at and l.at < part.ends_at
      join capacity_rules r on r.id = l.rules_id
      cross join lateral generate_subscripts(r.band_to, 1) as b
      cross join lateral (select free_in_room(r, jsonb_populate_record(l, jsonb_build_object('heads', 0,
        'band_heads', array_fill(0, array[cardinality(r.band_to)]),
        'band_load', array_fill(0, array[cardinality(r.band_to)]))), null, b::smallint) as free) as f
      where r.band_from[b] < s.age_to_months and r.band_to[b] > s.age_from_months
      group by s.id, l.at
    ), stretches as (
      select q.id, min(o.fewest) as fewest, min(o.most) as most from quarters q
      join slots s on s.id = q.id
      join quarters o on o.id = q.id and o.at >= q.at and o.at < q.at + interval '1 hour'
      where q.flexible and q.at + interval '1 hour' <= s.ends_at and extract(minute from q.at)::int in (0, 30)
      group by q.id, q.at
    )
    select id, min(fewest)::int as fewest, min(most)::int as most from quarters where not flexible group by id
    union all
    select id, max(fewest)::int, max(most)::int from stretches group by id`)
  const short = await ctx.db.read.execute<Short>(sql`
    select r.id || ' ' || n.day || ' ' || n.term || ' ' || coalesce(n.slot_id::text, '') as key,
      n.short_by as by, extract(epoch from n.from_at)::int as from, extract(epoch from n.to_at)::int as to
    from rooms r cross join lateral shortfalls_now(r.id, ${monday}::date, ${monday}::date + 60) as n`)
  return {
    places: new Map(places.map((row) => [row.id, row])),
    short: new Map(short.map((row) => [row.key, row])),
  }
}

/** What a change did between two plain measures, in the words of a preview. */
function difference(
  before: Awaited<ReturnType<typeof plainMeasure>>,
  after: Awaited<ReturnType<typeof plainMeasure>>,
) {
  const losing = [...after.places.values()].filter(({ id, fewest, most }) => {
    const old = before.places.get(id)
    return old && (fewest < old.fewest || most < old.most)
  })
  const gaining = [...after.places.values()].filter(({ id, fewest, most }) => {
    const old = before.places.get(id)
    return old && fewest >= old.fewest && most >= old.most && fewest + most > old.fewest + old.most
  })
  const worse = [...after.short.values()].filter(({ key, by, from, to }) => {
    const old = before.short.get(key)
    return !old || by > old.by || from < old.from || to > old.to
  })
  return {
    losing: losing.map(({ id }) => id).sort(),
    gaining: gaining.length,
    worse: worse.length,
    by: worse.reduce((sum, { by }) => sum + by, 0),
  }
}

type Summary = Awaited<ReturnType<typeof summaryOf>>

function told(summary: Summary) {
  return {
    losing: summary.losingList.map(({ slotId }) => slotId).sort(),
    gaining: summary.slotsGaining,
    worse: summary.shortfalls,
    by: summary.shortList.reduce((sum, { shortBy }) => sum + shortBy, 0),
  }
}

const settings = fc
  .record(
    {
      largestGroup: fc.integer({ min: 1, max: 12 }),
      slotCap: fc.integer({ min: 1, max: 12 }),
      fixedRatio: fc.integer({ min: 1, max: 8 }),
      minCaregivers: fc.integer({ min: 0, max: 4 }),
      areaPerChildDm2: fc.integer({ min: 300, max: 1_500 }),
      mixedPolicy: fc.constantFrom('fixed_ratio', 'sum_of_fractions', 'youngest'),
      sameDayReserve: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: [] },
  )
  .filter((some) => Object.keys(some).length > 0)

const changes = fc.record({
  place: fc.constantFrom('city', 'district', 'subdistrict', 'room'),
  after: fc.integer({ min: 0, max: 4 }),
  settings,
})

type Change = typeof changes extends fc.Arbitrary<infer T> ? T : never

function inputOf({ place, after, settings }: Change): PolicyInput {
  const targets = {
    city: { level: 'city' },
    district: { level: 'district', districtCode: '310106' },
    subdistrict: { level: 'subdistrict', subdistrictCode: '310106006' },
    room: { level: 'room', roomId: rooms[0]?.id ?? '' },
  } as const
  return {
    target: targets[place],
    effectiveFrom: addDays(monday, after),
    reason: '试验',
    settings,
  }
}

/** Takes places and makes shortfalls, whatever comes after it. */
const fewerPlaces: Change = { place: 'city', after: 0, settings: { largestGroup: 2 } }

test('what a preview of rules says is exactly what saving them does', async () => {
  const losses: number[] = []
  await fc.assert(
    fc.asyncProperty(changes, async (change) => {
      const input = inputOf(change)
      const before = await plainMeasure()
      const seen = await previewPolicy(ctx, input)
      expect(difference(before, await plainMeasure())).toEqual(nothing)
      const saved = await setPolicy(ctx, input)
      expect(saved.ok).toBe(seen.ok)
      if (!seen.ok) return
      const done = difference(before, await plainMeasure())
      expect(told(seen.summary)).toEqual(done)
      losses.push(done.losing.length, done.worse)
    }),
    { numRuns: 30, examples: [[fewerPlaces]] },
  )
  expect(losses.slice(0, 2)).not.toContain(0)
})

const nothing = { losing: [], gaining: 0, worse: 0, by: 0 }

test('what a preview of a room’s limits says is exactly what changing it does', async () => {
  const [room] = rooms
  const limits = fc.record({
    licensedPlaces: fc.integer({ min: 0, max: 12 }),
    playAreaDm2: fc.integer({ min: 400, max: 6_000 }),
  })
  await fc.assert(
    fc.asyncProperty(limits, async (changes) => {
      const apply = (inside: Ctx) => changeRoom(inside, { roomId: room?.id ?? '', changes })
      const before = await plainMeasure()
      const seen = await previewChange(ctx, { roomIds: [room?.id ?? ''], apply })
      expect(difference(before, await plainMeasure())).toEqual(nothing)
      await apply(ctx)
      if (!seen) throw new Error('a preview of one room took too long')
      expect(told(await summaryOf(ctx.db.read, seen))).toEqual(
        difference(before, await plainMeasure()),
      )
    }),
    { numRuns: 12 },
  )
})

test('saving something else than was previewed shows: the comparison can fail', async () => {
  const room = { place: 'room', after: 0 } as const
  const before = await plainMeasure()
  const seen = await previewPolicy(ctx, inputOf({ ...room, settings: { largestGroup: 3 } }))
  if (!seen.ok) throw new Error(seen.reason)
  await setPolicy(ctx, inputOf({ ...room, settings: { largestGroup: 2 } }))
  expect(told(seen.summary)).not.toEqual(difference(before, await plainMeasure()))
})

test('with the engine switched off saving does not do what the preview said', async () => {
  const input = inputOf({ place: 'room', after: 0, settings: { largestGroup: 3 } })
  const before = await plainMeasure()
  const seen = await previewPolicy(ctx, input)
  if (!seen.ok) throw new Error(seen.reason)
  const owner = postgres(url, { max: 1 })
  await owner`alter table policies disable trigger user`
  await owner.end()
  await setPolicy(ctx, input)
  expect(told(seen.summary).losing.length).toBeGreaterThan(0)
  expect(difference(before, await plainMeasure())).toEqual(nothing)
})

test('a transaction that reached only the rooms of a preview cannot be saved', async () => {
  const saved = ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('baobaowu.preview_rooms', ${`{${rooms[0]?.id}}`}, true)`)
    await tx.execute(sql`
      insert into policies (id, level, effective_from, largest_group)
      values (uuid_v7(), 'city', ${monday}, 3)`)
  })
  await expect(saved).rejects.toThrow(/preview_cannot_be_saved|commit/i)
  expect(await plainMeasure().then(({ short }) => short.size)).toBe(0)
})

test('only the terms a wish touches are said to change, each by its name', async () => {
  const preview = async (settings: PolicyInput['settings']) => {
    const seen = await previewPolicy(ctx, {
      target: { level: 'city' },
      effectiveFrom: addDays(monday, 1),
      reason: null,
      settings,
    })
    if (!seen.ok) throw new Error(seen.reason)
    return seen.summary
  }
  expect(await preview({ fixedRatio: 4 })).toMatchObject({ otherTerms: [] })
  expect(await preview({ minCaregivers: 1, feverTenths: 380 })).toMatchObject({ otherTerms: [] })
  expect((await preview({ marksLimit: 5 })).otherTerms).toEqual([{ term: 'marks', slots: 12 }])
  expect((await preview({ cancelTime: '13:00', childOpenBookings: 3 })).otherTerms).toEqual([
    { term: 'cancelling', slots: 12 },
    { term: 'families', slots: 12 },
  ])
})
