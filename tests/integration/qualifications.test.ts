import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenConstraint } from '@/db/retry'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import { addCaregiver } from '@/domain/roster/add-caregiver'
import { changeCaregiver } from '@/domain/roster/change-caregiver'
import { countsOn } from '@/domain/roster/qualification-rules'
import { readWeekRoster } from '@/domain/roster/read-week-roster'
import { saveCaregiver } from '@/domain/roster/save-caregiver'
import { setPersonShift } from '@/domain/roster/set-person-shift'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import { addPattern, hire, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const tuesday = '2026-11-03'
const wednesday = '2026-11-04'
const thursday = '2026-11-05'
const days = [tuesday, wednesday, thursday]
const whole = { fromTime: '08:00', toTime: '12:00', breaks: [] }

/** Caregivers the ledger has at the start of each day's slot. */
async function onDuty(roomId: string): Promise<Record<string, number>> {
  const rows = await ctx.db.read.execute<{ day: string; caregivers: number }>(sql`
    select (at at time zone 'Asia/Shanghai')::date::text as day, min(caregivers)::int as caregivers
    from capacity_ledger where room_id = ${roomId} group by 1`)
  const found = new Map(rows.map(({ day, caregivers }) => [day, caregivers]))
  return Object.fromEntries(days.map((day) => [day, found.get(day) ?? -1]))
}

/** What the verification finds wrong with a room. */
async function wrong(roomId: string): Promise<string[]> {
  const rows = await ctx.db.read.execute<{ what: string; room: string }>(
    sql.raw(readFileSync('db/verify.sql', 'utf8')),
  )
  const [room] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  return rows.filter((row) => row.room === room?.code).map((row) => row.what)
}

async function roomWithTwo() {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [one = '', two = ''] = await hire(ctx, roomId, 2)
  for (const caregiverId of [one, two]) {
    await setPersonShift(ctx, { caregiverId, days, shift: whole, confirmed: true })
  }
  return { roomId, one, two }
}

test('from the day after the check runs out nobody is counted, in the ledger by itself', async () => {
  const { roomId, one } = await roomWithTwo()
  expect(await onDuty(roomId)).toEqual({ [tuesday]: 2, [wednesday]: 2, [thursday]: 2 })
  await changeCaregiver(ctx, { caregiverId: one, qualifiedUntil: wednesday })
  expect(await onDuty(roomId)).toEqual({ [tuesday]: 2, [wednesday]: 2, [thursday]: 1 })
  expect(await wrong(roomId)).toEqual([])
  await changeCaregiver(ctx, { caregiverId: one, qualifiedUntil: thursday })
  expect(await onDuty(roomId)).toEqual({ [tuesday]: 2, [wednesday]: 2, [thursday]: 2 })
  expect(await wrong(roomId)).toEqual([])
})

test('a shift made for a day after the check is on the roster and is not counted', async () => {
  const { roomId, one } = await roomWithTwo()
  await changeCaregiver(ctx, { caregiverId: one, qualifiedUntil: tuesday })
  const asked = { caregiverId: one, days: [thursday], shift: null, confirmed: true }
  await setPersonShift(ctx, asked)
  await setPersonShift(ctx, { ...asked, shift: whole })
  expect(await onDuty(roomId)).toEqual({ [tuesday]: 2, [wednesday]: 1, [thursday]: 1 })
  const at = instantOf(thursday, '09:00')
  const told = await explainCapacity(ctx, { roomId, at })
  expect(told.ok && told.duty.map(({ state }) => state).toSorted()).toEqual([
    'counting',
    'not_counting',
  ])
  expect(told.ok && told.limits.caregivers).toBe(1)
  expect(await wrong(roomId)).toEqual([])
})

test('a check that would leave a shortfall is told first and saved once agreed to', async () => {
  const { roomId, one } = await roomWithTwo()
  const slot = (await slotsOf(ctx, roomId)).find((each) => each.day === thursday)
  await claimPlace(ctx, roomId, slot?.id ?? '')
  for (const caregiverId of await staffOn(roomId, thursday)) {
    const change = { caregiverId, qualifiedUntil: wednesday }
    const told = await saveCaregiver(ctx, { ...change, confirmed: false })
    expect(told).toMatchObject({ ok: false, reason: 'leaves_shortfall' })
    expect(await saveCaregiver(ctx, { ...change, confirmed: true })).toMatchObject({
      ok: true,
      shortfalls: [{ day: thursday, term: 'min_caregivers' }],
    })
    break
  }
  expect(await wrong(roomId)).toEqual([])
  expect(one).not.toBe('')
})

async function staffOn(roomId: string, day: string): Promise<string[]> {
  const rows = await ctx.db.read.execute<{ id: string }>(sql`
    select caregiver_id as id from roster_shifts where room_id = ${roomId} and day = ${day}`)
  return rows.map(({ id }) => id)
}

test('a health worker and somebody without a qualification never count, by any way', async () => {
  const { roomId, one } = await roomWithTwo()
  const base = { roomId, name: '某人' }
  const nurse = { ...base, kind: 'health_worker' as const, countsForRatio: true }
  expect(await addCaregiver(ctx, nurse)).toMatchObject({ reason: 'health_worker_never_counts' })
  const untrained = { ...base, kind: 'caregiver' as const, qualification: 'none' as const }
  expect(await addCaregiver(ctx, { ...untrained, countsForRatio: true })).toMatchObject({
    reason: 'unqualified_never_counts',
  })
  const added = await addCaregiver(ctx, untrained)
  expect(added).toMatchObject({ ok: true })
  const id = added.ok ? added.caregiverId : ''
  expect(await changeCaregiver(ctx, { caregiverId: id, countsForRatio: true })).toMatchObject({
    reason: 'unqualified_never_counts',
  })
  expect(await changeCaregiver(ctx, { caregiverId: one, qualification: 'none' })).toMatchObject({
    reason: 'unqualified_never_counts',
  })
  const direct = ctx.db.transaction((tx) =>
    tx.execute(sql`update caregivers set qualification = 'none' where id = ${one}`),
  )
  const name = await direct.then(
    () => null,
    (error: unknown) => brokenConstraint(error)?.name,
  )
  expect(name).toBe('caregivers_unqualified')
  const change = { caregiverId: one, qualification: 'none' as const, countsForRatio: false }
  expect(await changeCaregiver(ctx, change)).toEqual({ ok: true })
  expect(await onDuty(roomId)).toEqual({ [tuesday]: 1, [wednesday]: 1, [thursday]: 1 })
})

test('the program and the database agree on who counts', async () => {
  const { roomId, one, two } = await roomWithTwo()
  await changeCaregiver(ctx, { caregiverId: one, qualifiedUntil: wednesday })
  await changeCaregiver(ctx, { caregiverId: two, active: false })
  await addCaregiver(ctx, { roomId, name: '护士', kind: 'health_worker', qualification: 'nurse' })
  const rows = await ctx.db.read.execute<{ id: string; day: string; counts: boolean }>(sql`
    select c.id, d::text as day, counts_on(c, d::date) as counts
    from caregivers c, unnest(${`{${days.join(',')}}`}::text[]) as d where room_id = ${roomId}`)
  const [room] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  const { staff } = await readWeekRoster(ctx, { code: room?.code ?? '', day: monday })
  expect(staff.find(({ id }) => id === one)?.check).toBe('soon')
  for (const { id, day, counts } of rows) {
    const person = staff.find((each) => each.id === id)
    expect(person && countsOn(person, day)).toBe(counts)
  }
  expect(rows).toHaveLength(9)
})
