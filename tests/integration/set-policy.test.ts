import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPolicy } from '@/domain/administration/set-policy'
import type { PolicyInput } from '@/domain/policies/inputs'
import { policyInForce } from '@/domain/policies/policy-in-force'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { claimPlace } from '../support/claims'
import { freshDatabase } from '../support/database'
import { accountWith, addPattern, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  const { url, db } = await freshDatabase()
  await db.close()
  ctx = systemAt(url, monday)
})
afterEach(() => ctx.db.close())

const policy = (fields: Partial<PolicyInput>): PolicyInput => ({
  target: { level: 'city' },
  effectiveFrom: monday,
  reason: null,
  settings: { slotCap: 8 },
  ...fields,
})

test('the nearest level wins field by field, within a level the latest in force', async () => {
  const roomId = await openTestRoom(ctx)
  const place = { subdistrictCode: '310106006', roomId, day: '2026-11-20' }
  const district = { level: 'district', districtCode: '310106' } as const
  const subdistrict = { level: 'subdistrict', subdistrictCode: '310106006' } as const
  await setPolicy(ctx, policy({ target: district, settings: { slotCap: 8, sameDayReserve: 2 } }))
  await setPolicy(ctx, policy({ target: subdistrict, settings: { slotCap: 6 } }))
  await setPolicy(ctx, policy({ target: { level: 'room', roomId }, settings: { fixedRatio: 4 } }))
  await setPolicy(
    ctx,
    policy({ target: district, effectiveFrom: '2026-11-10', settings: { sameDayReserve: 3 } }),
  )
  await setPolicy(ctx, policy({ effectiveFrom: '2026-11-21', settings: { largestGroup: 5 } }))
  expect(await policyInForce(ctx.db.read, place)).toMatchObject({
    fixedRatio: 4,
    slotCap: 6,
    sameDayReserve: 3,
    largestGroup: 10,
    releaseTime: '09:00',
  })
  const neighbour = { subdistrictCode: '310106012', roomId: null, day: monday }
  expect(await policyInForce(ctx.db.read, neighbour)).toMatchObject({
    slotCap: 8,
    sameDayReserve: 2,
    fixedRatio: 5,
  })
})

test('a change from a day on moves limits then, raises what falls short and cancels nobody', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [, tuesday, wednesday] = await slotsOf(ctx, roomId)
  if (!tuesday || !wednesday) throw new Error('slots are missing')
  for (const slot of [tuesday, wednesday, wednesday]) await claimPlace(ctx, roomId, slot.id)
  const change = { target: { level: 'room', roomId }, effectiveFrom: wednesday.day } as const
  expect(await setPolicy(ctx, policy({ ...change, settings: { minCaregivers: 5 } }))).toMatchObject(
    {
      ok: true,
    },
  )
  const short = await ctx.db.read.execute(sql`
    select day::text, term, resolved_at from shortfalls where room_id = ${roomId}`)
  expect([...short]).toEqual([{ day: wednesday.day, term: 'min_caregivers', resolved_at: null }])
  const rows = await ctx.db.read.execute(sql`
    select s.day::text, min(sl.cap) as cap, count(distinct b.id)::int as booked
    from slots s join slot_ledger sl on sl.slot_id = s.id
    join bookings b on b.slot_id = s.id and b.status = 'confirmed'
    where s.room_id = ${roomId} group by s.day order by s.day`)
  expect([...rows]).toEqual([
    { day: tuesday.day, cap: 10, booked: 1 },
    { day: wednesday.day, cap: 10, booked: 2 },
  ])
  await setPolicy(ctx, policy({ ...change, settings: { minCaregivers: 2 } }))
  const [open] = await ctx.db.read.execute(sql`
    select count(*)::int as open from shortfalls where room_id = ${roomId} and resolved_at is null`)
  expect(open).toEqual({ open: 0 })
})

test('the same place and day again lays over what was set', async () => {
  await setPolicy(ctx, policy({ settings: { slotCap: 8 } }))
  await setPolicy(ctx, policy({ settings: { sameDayReserve: 0 } }))
  const city = { subdistrictCode: null, roomId: null, day: monday }
  expect(await policyInForce(ctx.db.read, city)).toMatchObject({ slotCap: 8, sameDayReserve: 0 })
})

test('a day in the past, nothing at all and values that do not fit are refused', async () => {
  expect(await setPolicy(ctx, policy({ effectiveFrom: '2026-11-01' }))).toEqual({
    ok: false,
    reason: 'effective_in_past',
  })
  expect(await setPolicy(ctx, policy({ settings: {} }))).toEqual({
    ok: false,
    reason: 'nothing_set',
  })
  expect(await setPolicy(ctx, policy({ settings: { fixedRatio: 30, feverTenths: 300 } }))).toEqual({
    ok: false,
    reason: 'invalid',
    problems: [
      { field: 'fixedRatio', problem: 'above_most', most: 20 },
      { field: 'feverTenths', problem: 'below_least', least: 370 },
    ],
  })
})

test('each change leaves one audit row and a refusal none', async () => {
  await setPolicy(ctx, policy({}))
  await setPolicy(ctx, policy({ settings: { fixedRatio: 0 } }))
  const rows = await ctx.db.read.execute(sql`
    select details->'changes' as changes from audit_entries where action = 'policy_set'`)
  expect([...rows]).toEqual([{ changes: { slotCap: [10, 8] } }])
})

test('only the city’s administrators set policies', async () => {
  const as = (actor: Ctx['actor']) => setPolicy({ ...ctx, actor }, policy({}))
  await expect(as({ kind: 'visitor' })).rejects.toThrow(SignInNeeded)
  const district = { role: 'district_administrator', districtCode: '310106' } as const
  await expect(as(accountWith(district))).rejects.toThrow(NotFound)
  const nowhere = { level: 'district', districtCode: '310199' } as const
  await expect(setPolicy(ctx, policy({ target: nowhere }))).rejects.toThrow(NotFound)
})
