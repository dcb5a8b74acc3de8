import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cancelSuspension } from '@/domain/administration/cancel-suspension'
import { openRoom } from '@/domain/administration/open-room'
import { suspendDueRooms } from '@/domain/administration/suspend-due-rooms'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { bookSlot } from '@/domain/claims/book-slot'
import { readRoom } from '@/domain/rooms/read-room'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { makeSlots } from '@/domain/slots/make-slots'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import {
  accountWith,
  addPattern,
  hire,
  monday,
  openTestRoom,
  slotsOf,
  systemAt,
} from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const reason = '房屋修缮'
const code = (roomId: string) =>
  ctx.db.read
    .execute<{ code: string }>(sql`select code from rooms where id = ${roomId}`)
    .then(([row]) => row?.code ?? '')

/** A room with weekday mornings, staffed on every day it has slots. */
async function staffedRoom(): Promise<string> {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const staff = await hire(ctx, roomId, 2)
  for (const { day } of await slotsOf(ctx, roomId)) {
    const shifts = staff.map((caregiverId) => ({
      caregiverId,
      fromTime: '08:00',
      toTime: '18:00',
      breaks: [],
    }))
    await setDayRoster(ctx, { roomId, day, shifts })
  }
  return roomId
}

async function book(slotId: string) {
  const { account, childIds } = await makeFamily(ctx.db, ['2025-01-10'])
  return bookSlot(ctxOf(ctx.db, account, ctx.now), {
    slotId,
    key: v7(),
    children: [{ childId: childIds[0] ?? '', free: true }],
    span: null,
  })
}

/** Differences that `npm run db:verify` would print for one room. */
async function differences(roomId: string) {
  const found = await ctx.db.read.execute<{ room: string }>(
    sql.raw(readFileSync('db/verify.sql', 'utf8')),
  )
  const own = await code(roomId)
  return found.filter((row) => row.room === own)
}

test('before the day it is booked as usual; from the day on nothing can be', async () => {
  const roomId = await staffedRoom()
  const from = addDays(monday, 9)
  const slots = await slotsOf(ctx, roomId)
  const last = slots.findLast(({ day }) => day < from)
  const first = slots.find(({ day }) => day >= from)
  await claimPlace(ctx, roomId, first?.id ?? '')
  expect(await suspendRoom(ctx, { roomId, reason, from })).toEqual({ ok: true })
  expect(await book(last?.id ?? '')).toMatchObject({ ok: true })
  expect(await book(first?.id ?? '')).toMatchObject({ ok: false, reason: 'room_not_open' })
  const { room } = await readRoom(ctx, await code(roomId))
  expect(room).toMatchObject({ status: 'open', suspendedFrom: from, statusReason: reason })
  expect(await differences(roomId)).toEqual([])
})

test('slots without bookings go from that day on; those with some stay and fall short', async () => {
  const roomId = await staffedRoom()
  const from = addDays(monday, 9)
  const before = await slotsOf(ctx, roomId)
  const booked = before.filter(({ day }) => day >= from)[2]
  await claimPlace(ctx, roomId, booked?.id ?? '')
  await suspendRoom(ctx, { roomId, reason, from })
  const after = await slotsOf(ctx, roomId)
  expect(after).toEqual(before.filter(({ day, id }) => day < from || id === booked?.id))
  const short = await ctx.db.read.execute(sql`
    select day::text, term, short_by from shortfalls where room_id = ${roomId} and resolved_at is null`)
  expect([...short]).toEqual([{ day: booked?.day, term: 'licensed_places', short_by: 1 }])
  await makeSlots(ctx, { roomIds: [roomId] })
  expect(await slotsOf(ctx, roomId)).toEqual(after)
})

test('taken back, the slots return and nothing falls short', async () => {
  const roomId = await staffedRoom()
  const before = (await slotsOf(ctx, roomId)).map(({ day }) => day)
  await suspendRoom(ctx, { roomId, reason, from: addDays(monday, 3) })
  expect(await cancelSuspension(ctx, { roomId })).toEqual({ ok: true })
  expect((await slotsOf(ctx, roomId)).map(({ day }) => day)).toEqual(before)
  expect(await cancelSuspension(ctx, { roomId })).toEqual({ ok: false, reason: 'none_planned' })
  expect(await differences(roomId)).toEqual([])
})

test('the day and the reason can be changed; a day that has passed cannot be chosen', async () => {
  const roomId = await staffedRoom()
  const from = addDays(monday, 5)
  expect(await suspendRoom(ctx, { roomId, reason, from: addDays(monday, -1) })).toMatchObject({
    reason: 'suspended_in_past',
  })
  await suspendRoom(ctx, { roomId, reason, from })
  expect(await suspendRoom(ctx, { roomId, reason, from })).toMatchObject({
    reason: 'nothing_changed',
  })
  expect(await suspendRoom(ctx, { roomId, reason: '停水', from: addDays(from, 7) })).toEqual({
    ok: true,
  })
  const days = (await slotsOf(ctx, roomId)).map(({ day }) => day)
  expect(days.at(-1)).toBe(addDays(monday, 11))
})

test('on the day its limits are nothing before any job has run; the job then marks it suspended', async () => {
  const roomId = await staffedRoom()
  const from = addDays(monday, 2)
  const slot = (await slotsOf(ctx, roomId)).find(({ day }) => day === from)
  await claimPlace(ctx, roomId, slot?.id ?? '')
  await suspendRoom(ctx, { roomId, reason, from })
  const url = (await testDatabase()).url
  const later = systemAt(url, from)
  try {
    const limits = await later.db.read.execute<{ most: number }>(sql`
      select max(licensed_places)::int as most from capacity_ledger
      where room_id = ${roomId} and at >= ${instantOf(from, '00:00').toISOString()}::timestamptz`)
    expect(limits[0]?.most).toBe(0)
    expect((await suspendDueRooms(later)).suspended).toBeGreaterThan(0)
    expect(await suspendDueRooms(later)).toMatchObject({ suspended: 0 })
    const { room } = await readRoom(later, await code(roomId))
    expect(room).toMatchObject({ status: 'suspended', suspendedFrom: from, statusReason: reason })
    const log = await later.db.read.execute(sql`
      select action from audit_entries where room_id = ${roomId} and action = 'suspension_began'`)
    expect(log).toHaveLength(1)
    expect(await openRoom(later, { roomId })).toEqual({ ok: true })
    expect((await readRoom(later, await code(roomId))).room).toMatchObject({
      status: 'open',
      suspendedFrom: null,
    })
  } finally {
    await later.db.close()
  }
})

test('only those above the room plan and take back a suspension', async () => {
  const roomId = await openTestRoom(ctx)
  const manager = { ...ctx, actor: accountWith({ role: 'room_manager', roomId }) }
  const other = accountWith({ role: 'district_administrator', districtCode: '310105' })
  await expect(suspendRoom(manager, { roomId, reason })).rejects.toThrow(NotFound)
  await expect(suspendRoom({ ...ctx, actor: other }, { roomId, reason })).rejects.toThrow(NotFound)
  await expect(cancelSuspension(manager, { roomId })).rejects.toThrow(NotFound)
  await expect(suspendDueRooms(manager)).rejects.toThrow(NotFound)
  const above = await makeStaff(ctx.db, {
    role: 'district_administrator',
    districtCode: '310106',
  })
  expect(
    await suspendRoom({ ...ctx, actor: above }, { roomId, reason, from: addDays(monday, 1) }),
  ).toEqual({ ok: true })
})
