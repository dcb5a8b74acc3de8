import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPolicy } from '@/domain/administration/set-policy'
import { withdrawPolicy } from '@/domain/administration/withdraw-policy'
import type { PolicyInput } from '@/domain/policies/inputs'
import { selectLevels } from '@/domain/policies/level-queries'
import { listPolicyChanges } from '@/domain/policies/list-policy-changes'
import { settingsAt } from '@/domain/policies/merge-rules'
import { selectPlace } from '@/domain/policies/place-queries'
import { policyInForce } from '@/domain/policies/policy-in-force'
import { readPolicies } from '@/domain/policies/read-policies'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { addDays } from '@/domain/shared/time'
import { claimPlace } from '../support/claims'
import { freshDatabase } from '../support/database'
import { addPattern, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx
beforeEach(async () => {
  const { url, db } = await freshDatabase()
  await db.close()
  ctx = systemAt(url, monday)
})
afterEach(() => ctx.db.close())

const district = { level: 'district', districtCode: '310106' } as const
const subdistrict = { level: 'subdistrict', subdistrictCode: '310106006' } as const

async function set(
  target: PolicyInput['target'],
  effectiveFrom: string,
  settings: PolicyInput['settings'],
) {
  const result = await setPolicy(ctx, { target, effectiveFrom, reason: '试验', settings })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.policyId
}

const capOn = async (day: string, roomId: string | null = null) =>
  (await policyInForce(ctx.db.read, { subdistrictCode: '310106006', roomId, day })).slotCap

test('a setting given back follows the level above from its day on, also where that changes', async () => {
  await set(district, monday, { slotCap: 8 })
  await set(subdistrict, monday, { slotCap: 6 })
  await set(subdistrict, '2026-11-10', { slotCap: null })
  await set(district, '2026-11-12', { slotCap: 7 })
  await set(subdistrict, '2026-11-20', { slotCap: 5 })
  expect(await capOn('2026-11-09')).toBe(6)
  expect(await capOn('2026-11-10')).toBe(8)
  expect(await capOn('2026-11-12')).toBe(7)
  expect(await capOn('2026-11-20')).toBe(5)
  const shown = await readPolicies(ctx, { where: '310106006', day: '2026-11-12' })
  expect(shown.settings.find(({ field }) => field === 'slotCap')).toEqual({
    field: 'slotCap',
    inForce: { level: 'district', since: '2026-11-12', value: 7 },
    own: null,
    inherited: { level: 'district', since: '2026-11-12', value: 7 },
  })
})

test('setting it again on the same day takes the giving back away', async () => {
  await set(subdistrict, monday, { slotCap: 6 })
  await set(subdistrict, '2026-11-10', { slotCap: null, sameDayReserve: 2 })
  await set(subdistrict, '2026-11-10', { slotCap: 4 })
  expect(await capOn('2026-11-10')).toBe(4)
  const rows = await ctx.db.read.execute(sql`
    select inherits, same_day_reserve from policies where effective_from = '2026-11-10'`)
  expect([...rows]).toEqual([{ inherits: [], same_day_reserve: 2 }])
})

test('limits of rooms follow a setting given back', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const room = { level: 'room', roomId } as const
  await set(room, monday, { slotCap: 3 })
  await set(room, '2026-11-05', { slotCap: null })
  const caps = await ctx.db.read.execute<{ day: string; cap: number }>(sql`
    select s.day::text, min(l.cap) as cap from slots s join slot_ledger l on l.slot_id = s.id
    where s.room_id = ${roomId} and s.day <= '2026-11-06' group by s.day order by s.day`)
  expect(caps.map(({ day, cap }) => [day, cap])).toEqual([
    [monday, 3],
    ['2026-11-03', 3],
    ['2026-11-04', 3],
    ['2026-11-05', 10],
    ['2026-11-06', 10],
  ])
})

test('a change to come is withdrawn, one in force is not, and the history tells both', async () => {
  const first = await set(subdistrict, monday, { slotCap: 6 })
  const later = await set(subdistrict, '2026-11-10', { slotCap: 4 })
  expect(await withdrawPolicy(ctx, { policyId: first, reason: null })).toMatchObject({
    reason: 'in_force',
  })
  const stranger = await makeStaff(ctx.db, {
    role: 'subdistrict_administrator',
    subdistrictCode: '310106012',
  })
  const theirs = { ...ctx, actor: stranger }
  await expect(withdrawPolicy(theirs, { policyId: later, reason: null })).rejects.toThrow(NotFound)
  const own = await makeStaff(ctx.db, {
    role: 'subdistrict_administrator',
    subdistrictCode: '310106006',
  })
  const mine = { ...ctx, actor: own }
  expect((await readPolicies(mine, { where: '310106006' })).coming).toMatchObject([
    { id: later, effectiveFrom: '2026-11-10', says: [{ field: 'slotCap', value: 4 }] },
  ])
  expect(await withdrawPolicy(mine, { policyId: later, reason: '改主意了' })).toEqual({ ok: true })
  expect(await capOn('2026-11-10')).toBe(6)
  const { changes, pages } = await listPolicyChanges(mine, { where: '310106006', page: 1 })
  expect(pages).toBe(1)
  expect(changes).toMatchObject([
    {
      by: '工作人员',
      withdrawn: true,
      reason: '改主意了',
      changes: [{ field: 'slotCap', from: 4, to: 6 }],
    },
    { by: null, withdrawn: false, changes: [{ field: 'slotCap', from: 6, to: 4 }] },
    { by: null, effectiveFrom: monday, changes: [{ field: 'slotCap', from: null, to: 6 }] },
  ])
})

test('a person leaves a shortfall only with a reason and a confirmation', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [, tuesday] = await slotsOf(ctx, roomId)
  for (let n = 0; n < 3; n += 1) await claimPlace(ctx, roomId, tuesday?.id ?? '')
  const actor = await makeStaff(ctx.db, { role: 'city_administrator' })
  const ask = (extra: Partial<PolicyInput>) =>
    setPolicy(
      { ...ctx, actor },
      {
        target: { level: 'room', roomId },
        effectiveFrom: monday,
        reason: null,
        settings: { slotCap: 2 },
        ...extra,
      },
    )
  expect(await ask({})).toMatchObject({
    reason: 'leaves_shortfall',
    worse: [{ slotId: tuesday?.id, term: 'slot_cap', shortBy: 1, before: 0 }],
  })
  expect(await ask({ confirmed: true })).toEqual({ ok: false, reason: 'reason_needed' })
  const [none] = await ctx.db.read.execute(sql`
    select count(*)::int as policies from policies where room_id = ${roomId}`)
  expect(none).toEqual({ policies: 0 })
  expect(await ask({ confirmed: true, reason: '消防检查' })).toMatchObject({ ok: true, worse: 1 })
  expect(await ask({ confirmed: true, reason: '消防检查' })).toMatchObject({
    reason: 'nothing_changed',
  })
  const [kept] = await ctx.db.read.execute(sql`
    select count(*)::int as bookings from bookings where room_id = ${roomId} and status = 'confirmed'`)
  expect(kept).toEqual({ bookings: 3 })
})

test('the program merges the levels as the database does', async () => {
  const roomId = await openTestRoom(ctx)
  const targets = [
    { level: 'city' } as const,
    district,
    subdistrict,
    { level: 'room', roomId } as const,
  ]
  const row = fc.record({
    at: fc.nat({ max: 3 }),
    after: fc.nat({ max: 20 }),
    slotCap: fc.option(fc.integer({ min: 1, max: 20 }), { freq: 2 }),
    sameDayReserve: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
  })
  const place = await selectPlace(ctx.db.read, { level: 'room', roomId })
  if (!place) throw new Error('the room is not there')
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      for (const { at, after, slotCap, sameDayReserve } of rows) {
        const target = targets[at] ?? district
        const back = target.level === 'city' ? undefined : null
        await setPolicy(ctx, {
          target,
          effectiveFrom: addDays(monday, after),
          reason: null,
          settings: { slotCap: slotCap ?? back, sameDayReserve: sameDayReserve ?? back },
        })
      }
      for (let n = 0; n <= 20; n += 1) {
        const day = addDays(monday, n)
        const merged = settingsAt('room', await selectLevels(ctx.db.read, place, day))
        const here = Object.fromEntries(merged.map(({ field, inForce }) => [field, inForce.value]))
        const there = await policyInForce(ctx.db.read, {
          subdistrictCode: '310106006',
          roomId,
          day,
        })
        expect(here).toEqual(there)
      }
    }),
    { numRuns: 15 },
  )
})

test('the allowance of a home is the one that the merged settings say', async () => {
  const row = fc.record({
    at: fc.nat({ max: 2 }),
    after: fc.nat({ max: 6 }),
    amount: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 2 }),
    unit: fc.option(fc.constantFrom('visits' as const, 'minutes' as const), { freq: 2 }),
    period: fc.option(fc.constantFrom('year' as const, 'month' as const), { freq: 2 }),
  })
  const targets = [{ level: 'city' } as const, district, subdistrict]
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      for (const { at, after, amount, unit, period } of rows) {
        const target = targets[at] ?? district
        const back = target.level === 'city' ? undefined : null
        await setPolicy(ctx, {
          target,
          effectiveFrom: addDays(monday, after),
          reason: null,
          settings: {
            allowanceAmount: amount ?? back,
            allowanceUnit: unit ?? back,
            allowancePeriod: period ?? back,
          },
        })
      }
      const differing = await ctx.db.read.execute(sql`
        select d, code, own, p from generate_series(0, 8) as d
        cross join unnest(array['310106006', '310106011', '310115001', null]) as code
        cross join lateral allowance_in_force(code, ${monday}::date + d) as own
        cross join lateral policy_in_force(code, null, ${monday}::date + d) as p
        where (own.amount, own.unit, own.period)
          is distinct from (p.allowance_amount, p.allowance_unit, p.allowance_period)`)
      expect([...differing]).toEqual([])
    }),
    { numRuns: 15 },
  )
})
