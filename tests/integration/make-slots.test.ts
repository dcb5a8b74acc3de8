import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { openRoom } from '@/domain/administration/open-room'
import { suspendRoom } from '@/domain/administration/suspend-room'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { makeSlots } from '@/domain/slots/make-slots'
import { changeTimetable } from '@/domain/timetables/change-timetable'
import { endTimetable } from '@/domain/timetables/end-timetable'
import { claimPlace } from '../support/claims'
import { freshDatabase, testDatabase } from '../support/database'
import {
  accountWith,
  addPattern,
  hire,
  monday,
  openTestRoom,
  pattern,
  slotsOf,
  systemAt,
} from '../support/rooms'

const opened: Ctx[] = []
async function at(day: string, time?: string): Promise<Ctx> {
  const ctx = systemAt((await testDatabase()).url, day, time)
  opened.push(ctx)
  return ctx
}
afterEach(async () => {
  for (const ctx of opened.splice(0)) await ctx.db.close()
})

test('slots reach fourteen days past the release and carry the policy’s ages', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const slots = await slotsOf(ctx, roomId)
  expect(slots[0]).toMatchObject({ day: monday, from: '09:00', to: '11:00', cap: null })
  expect(slots.at(-1)?.day).toBe('2026-11-30')
  expect(slots).toHaveLength(21)
  const [ages] = await ctx.db.read.execute(sql`
    select distinct age_from_months, age_to_months from slots where room_id = ${roomId}`)
  expect(ages).toEqual({ age_from_months: 12, age_to_months: 36 })
})

test('making slots again changes nothing and writes no audit', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const before = await slotsOf(ctx, roomId)
  expect(await makeSlots(ctx, { roomIds: [roomId] })).toEqual({
    ok: true,
    added: 0,
    removed: 0,
    changed: 0,
  })
  expect(await slotsOf(ctx, roomId)).toEqual(before)
})

test('a later day adds only what the horizon has gained and keeps what has begun', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const next = await at('2026-11-04', '10:00')
  expect(await makeSlots(next, { roomIds: [roomId] })).toMatchObject({ added: 2, removed: 0 })
  expect((await slotsOf(next, roomId))[0]?.day).toBe(monday)
})

test('a slot that has begun today is not made', async () => {
  const ctx = await at(monday, '09:00')
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  expect((await slotsOf(ctx, roomId))[0]?.day).toBe('2026-11-03')
})

test('holidays are closed, weekends too, and a make-up Saturday works like a Monday', async () => {
  const ctx = await at('2026-09-21')
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const days = (await slotsOf(ctx, roomId)).map((slot) => slot.day)
  expect(days).toContain('2026-09-24')
  expect(days).not.toContain('2026-09-25')
  expect(days).not.toContain('2026-10-07')
  expect(days).toContain('2026-10-08')
  expect(days).toContain('2026-10-10')
  expect(days).not.toContain('2026-10-11')
})

test('a room may stay closed on make-up days by its policy, and a weekend room opens anyway', async () => {
  const ctx = await at('2026-09-21')
  const closed = await openTestRoom(ctx)
  await ctx.db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, room_id, effective_from, open_on_makeup_days)
      values (gen_random_uuid(), 'room', ${closed}, '2026-09-21', false)`),
  )
  await addPattern(ctx, closed)
  expect((await slotsOf(ctx, closed)).map((s) => s.day)).not.toContain('2026-10-10')
  const weekend = await openTestRoom(ctx)
  await addPattern(ctx, weekend, { weekdays: [6, 7] })
  expect((await slotsOf(ctx, weekend)).map((s) => s.day)).toEqual([
    '2026-10-10',
    '2026-10-11',
    '2026-10-17',
    '2026-10-18',
  ])
})

test('a year without calendar data gets no slots', async () => {
  const ctx = await at('2026-12-21')
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  expect((await slotsOf(ctx, roomId)).at(-1)?.day).toBe('2026-12-31')
})

test('a draft and a suspended room have none; opening again brings them back', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  expect(await suspendRoom(ctx, { roomId, reason: '设备检修' })).toEqual({ ok: true })
  expect(await slotsOf(ctx, roomId)).toEqual([])
  expect(await suspendRoom(ctx, { roomId, reason: '再次' })).toMatchObject({ reason: 'not_open' })
  await openRoom(ctx, { roomId })
  expect(await slotsOf(ctx, roomId)).toHaveLength(21)
})

test('a changed timetable remakes slots without claims and leaves those with claims', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const [, booked, closed, capped] = await slotsOf(ctx, roomId)
  if (!booked || !closed || !capped) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, booked.id)
  await ctx.db.transaction(async (tx) => {
    await tx.execute(
      sql`update slots set status = 'closed', closed_at = now() where id = ${closed.id}`,
    )
    await tx.execute(sql`update slots set cap = 4 where id = ${capped.id}`)
  })
  const change = { ...pattern(roomId), timetableId, fromTime: '09:30', toTime: '11:30', cap: 8 }
  const result = await changeTimetable(ctx, change)
  if (!result.ok) throw new Error(result.reason)
  const { moved, kept, ...others } = result.effect
  expect(others).toEqual({ added: [], removed: [], changed: [] })
  expect(moved).toHaveLength(19)
  expect(kept).toMatchObject([
    { slotId: booked.id, day: booked.day, from: '09:00', bookings: 1, why: 'booked' },
    { slotId: closed.id, day: closed.day, from: '09:00', bookings: 0, why: 'closed' },
  ])
  const after = await slotsOf(ctx, roomId)
  expect(after[0]).toMatchObject({ from: '09:30', cap: 8 })
  expect(after[1]).toMatchObject({ id: booked.id, from: '09:00' })
  expect(after[2]).toMatchObject({ id: closed.id, from: '09:00' })
  expect(after[3]).toMatchObject({ from: '09:30', to: '11:30', cap: 4 })
  expect(await makeSlots(ctx, { roomIds: [roomId] })).toMatchObject({ added: 0, removed: 0 })
})

test('an ended timetable keeps the slots somebody has claimed', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const last = (await slotsOf(ctx, roomId)).at(-1)
  if (!last) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, last.id)
  expect(await endTimetable(ctx, { timetableId, lastDay: '2026-11-01' })).toMatchObject({
    reason: 'ends_in_past',
  })
  await endTimetable(ctx, { timetableId, lastDay: '2026-11-03' })
  const days = (await slotsOf(ctx, roomId)).map((slot) => slot.day)
  expect(days).toEqual(['2026-11-02', '2026-11-03', '2026-11-30'])
})

test('a day that becomes a holiday loses its empty slots', async () => {
  const { url, db } = await freshDatabase()
  const ctx = systemAt(url, monday)
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  await db.transaction((tx) =>
    tx.execute(sql`update calendar_days set kind = 'holiday' where day = '2026-11-10'`),
  )
  expect(await makeSlots(ctx)).toMatchObject({ added: 0, removed: 1 })
  expect((await slotsOf(ctx, roomId)).map((s) => s.day)).not.toContain('2026-11-10')
  await ctx.db.close()
  await db.close()
})

test('two makers at once make each slot once', async () => {
  const { url, db } = await freshDatabase()
  const ctx = systemAt(url, monday)
  const other = systemAt(url, monday)
  const rooms = await Promise.all([1, 2, 3].map(() => openTestRoom(ctx)))
  await db.transaction((tx) =>
    tx.execute(sql`insert into timetables (id, room_id, weekdays, from_time, to_time, valid_from)
      select gen_random_uuid(), id, '{1,2,3,4,5}', '09:00', '11:00', '2026-01-01' from rooms`),
  )
  const [a, b] = await Promise.all([makeSlots(ctx), makeSlots(other)])
  expect([a.added, b.added].toSorted((x, y) => x - y)).toEqual([0, 63])
  for (const roomId of rooms) expect(await slotsOf(ctx, roomId)).toHaveLength(21)
  for (const each of [ctx.db, other.db, db]) await each.close()
})

test('a new slot counts the caregivers already rostered', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  const [one, two] = await hire(ctx, roomId, 2)
  await ctx.db.transaction((tx) =>
    tx.execute(sql`insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      select gen_random_uuid(), ${roomId}, id::uuid, '2026-11-03', '08:30', '12:00'
      from unnest(array[${one}, ${two}]) as id`),
  )
  await addPattern(ctx, roomId)
  const rows = await ctx.db.read.execute(sql`
    select caregivers, count(*)::int as quarters from capacity_ledger
    where room_id = ${roomId} and at >= '2026-11-03 00:00+08' and at < '2026-11-04 00:00+08' group by 1`)
  expect([...rows]).toEqual([{ caregivers: 2, quarters: 8 }])
})

test('only the system and administrators make all slots; a room’s, who runs it', async () => {
  const ctx = await at(monday)
  const roomId = await openTestRoom(ctx)
  const as = (actor: Ctx['actor']) => ({ ...ctx, actor })
  await expect(makeSlots(as({ kind: 'visitor' }))).rejects.toThrow(SignInNeeded)
  await expect(makeSlots(as(accountWith({ role: 'room_manager', roomId })))).rejects.toThrow(
    NotFound,
  )
  const stranger = accountWith({
    role: 'room_manager',
    roomId: '01890000-0000-7000-8000-0000000000ff',
  })
  await expect(makeSlots(as(stranger), { roomIds: [roomId] })).rejects.toThrow(NotFound)
  const caregiver = accountWith({ role: 'caregiver', roomId })
  await expect(makeSlots(as(caregiver), { roomIds: [roomId] })).rejects.toThrow(NotFound)
  const manager = as(accountWith({ role: 'room_manager', roomId }))
  expect(await makeSlots(manager, { roomIds: [roomId] })).toMatchObject({ ok: true })
})
