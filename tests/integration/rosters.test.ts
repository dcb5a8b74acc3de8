import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeCaregiver } from '@/domain/roster/change-caregiver'
import { repeatDayRoster } from '@/domain/roster/repeat-day-roster'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import {
  accountWith,
  addPattern,
  hire,
  monday,
  openTestRoom,
  slotsOf,
  systemAt,
} from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const day = '2026-11-03'
const shift = (caregiverId: string, breaks: { fromTime: string; toTime: string }[] = []) => ({
  caregiverId,
  fromTime: '08:30',
  toTime: '12:00',
  breaks,
})

/** Caregivers on duty in each quarter of the morning, as the ledger has them. */
async function onDuty(roomId: string, on = day): Promise<number[]> {
  const rows = await ctx.db.read.execute<{ caregivers: number }>(sql`
    select caregivers from capacity_ledger
    where room_id = ${roomId} and (at at time zone 'Asia/Shanghai')::date = ${on} order by at`)
  return rows.map((row) => row.caregivers)
}

test('shifts and breaks reach the ledger quarter by quarter; a new roster replaces the old', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [one = '', two = ''] = await hire(ctx, roomId, 2)
  const pause = { fromTime: '09:30', toTime: '10:00' }
  const both = [shift(one, [pause]), shift(two)]
  expect(await setDayRoster(ctx, { roomId, day, shifts: both })).toEqual({
    ok: true,
    shortfalls: [],
  })
  expect(await onDuty(roomId)).toEqual([2, 2, 1, 1, 2, 2, 2, 2])
  await setDayRoster(ctx, { roomId, day, shifts: [{ ...shift(two), fromTime: '10:00' }] })
  expect(await onDuty(roomId)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  const [left] = await ctx.db.read.execute(sql`
    select count(*)::int as shifts from roster_shifts where room_id = ${roomId}`)
  expect(left).toEqual({ shifts: 1 })
})

test('replacing a roster with one as good raises nothing; losing a caregiver is raised once', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const slot = (await slotsOf(ctx, roomId)).find((each) => each.day === day)
  await claimPlace(ctx, roomId, slot?.id ?? '')
  const [one = '', two = '', three = ''] = await hire(ctx, roomId, 3)
  const raised = () =>
    ctx.db.read.execute(sql`
    select term, short_by, resolved_at is null as open from shortfalls where room_id = ${roomId}`)
  await setDayRoster(ctx, { roomId, day, shifts: [shift(one), shift(two)] })
  await setDayRoster(ctx, { roomId, day, shifts: [shift(two), shift(three)] })
  expect([...(await raised())]).toEqual([])
  expect(await setDayRoster(ctx, { roomId, day, shifts: [shift(two)] })).toEqual({
    ok: true,
    shortfalls: [{ day, term: 'min_caregivers', shortBy: 1 }],
  })
  await setDayRoster(ctx, { roomId, day, shifts: [shift(three)] })
  expect([...(await raised())]).toEqual([{ term: 'min_caregivers', short_by: 1, open: true }])
  const [bookings] = await ctx.db.read.execute(sql`
    select count(*)::int as confirmed from bookings where room_id = ${roomId} and status = 'confirmed'`)
  expect(bookings).toEqual({ confirmed: 1 })
  await setDayRoster(ctx, { roomId, day, shifts: [shift(one), shift(three)] })
  expect([...(await raised())]).toEqual([{ term: 'min_caregivers', short_by: 1, open: false }])
})

test('a roster is copied to other days with its breaks', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [one = '', two = ''] = await hire(ctx, roomId, 2)
  const pause = { fromTime: '10:30', toTime: '11:00' }
  await setDayRoster(ctx, { roomId, day, shifts: [shift(one, [pause]), shift(two)] })
  const toDays = ['2026-11-05', '2026-11-04', '2026-11-04']
  expect(await repeatDayRoster(ctx, { roomId, fromDay: day, toDays })).toMatchObject({ ok: true })
  expect(await onDuty(roomId, '2026-11-05')).toEqual([2, 2, 2, 2, 2, 2, 1, 1])
  const empty = { roomId, fromDay: '2026-11-11', toDays }
  expect(await repeatDayRoster(ctx, empty)).toMatchObject({ reason: 'nothing_to_repeat' })
})

test('the past, strangers to the room and a caregiver on duty elsewhere are refused', async () => {
  const roomId = await openTestRoom(ctx)
  const other = await openTestRoom(ctx)
  const [one = ''] = await hire(ctx, roomId, 1)
  const [stranger = ''] = await hire(ctx, other, 1)
  const set = (shifts: ReturnType<typeof shift>[], on = day) =>
    setDayRoster(ctx, { roomId, day: on, shifts })
  expect(await set([shift(one)], '2026-11-01')).toMatchObject({ reason: 'day_in_past' })
  expect(await set([shift(stranger)])).toMatchObject({ reason: 'unknown_caregiver' })
  expect(await set([{ ...shift(one), toTime: '08:00' }])).toMatchObject({
    reason: 'shift_reversed',
  })
  await ctx.db.transaction((tx) =>
    tx.execute(sql`insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      values (gen_random_uuid(), ${other}, ${one}, ${day}, '09:00', '10:00')`),
  )
  expect(await set([shift(one)])).toEqual({ ok: false, reason: 'caregiver_elsewhere' })
})

test('somebody who leaves stops counting; a health worker never counts', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [one = '', two = ''] = await hire(ctx, roomId, 2)
  await setDayRoster(ctx, { roomId, day, shifts: [shift(one), shift(two)] })
  expect(await changeCaregiver(ctx, { caregiverId: one, active: false })).toEqual({ ok: true })
  expect(await onDuty(roomId)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  expect(await changeCaregiver(ctx, { caregiverId: one, active: false })).toMatchObject({
    reason: 'nothing_changed',
  })
  expect(await setDayRoster(ctx, { roomId, day, shifts: [shift(one)] })).toMatchObject({
    reason: 'unknown_caregiver',
  })
})

test('a room’s manager sets its roster; its caregivers, other managers and visitors do not', async () => {
  const roomId = await openTestRoom(ctx)
  const [one = ''] = await hire(ctx, roomId, 1)
  const as = (actor: Ctx['actor']) =>
    setDayRoster({ ...ctx, actor }, { roomId, day, shifts: [shift(one)] })
  const elsewhere = '01890000-0000-7000-8000-0000000000ff'
  await expect(as({ kind: 'visitor' })).rejects.toThrow(SignInNeeded)
  await expect(as(accountWith({ role: 'caregiver', roomId }))).rejects.toThrow(NotFound)
  await expect(as(accountWith({ role: 'room_manager', roomId: elsewhere }))).rejects.toThrow(
    NotFound,
  )
  const district = accountWith({ role: 'district_administrator', districtCode: '310101' })
  await expect(as(district)).rejects.toThrow(NotFound)
  const [rows] = await ctx.db.read.execute(sql`
    select count(*)::int as shifts from roster_shifts where room_id = ${roomId}`)
  expect(rows).toEqual({ shifts: 0 })
})
