import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeRoom } from '@/domain/administration/change-room'
import { createRoom } from '@/domain/administration/create-room'
import { openRoom } from '@/domain/administration/open-room'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { suspendRoom } from '@/domain/administration/suspend-room'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { createTimetable } from '@/domain/timetables/create-timetable'
import { claimPlace } from '../support/claims'
import { freshDatabase, testDatabase } from '../support/database'
import {
  accountWith,
  addPattern,
  monday,
  openTestRoom,
  pattern,
  slotsOf,
  systemAt,
} from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const room = { nameZh: '试验宝宝屋', subdistrictCode: '310106006', licensedPlaces: 10 }
const as = (actor: Actor): Ctx => ({ ...ctx, actor })

test('a new room is a draft with a short code, and no slots until it is opened', async () => {
  const made = await createRoom(ctx, room)
  if (!made.ok) throw new Error(made.reason)
  expect(made.code).toMatch(/^[2-9a-z]{7}$/)
  await addPattern(ctx, made.roomId)
  expect(await slotsOf(ctx, made.roomId)).toEqual([])
  expect(await openRoom(ctx, { roomId: made.roomId })).toEqual({ ok: true })
  expect(await openRoom(ctx, { roomId: made.roomId })).toMatchObject({ reason: 'already_open' })
  expect(await slotsOf(ctx, made.roomId)).toHaveLength(21)
})

test('a room that does not fit is refused with its reason', async () => {
  const code = `code-${Date.now()}`
  expect(await createRoom(ctx, { ...room, code })).toMatchObject({ ok: true })
  expect(await createRoom(ctx, { ...room, code })).toEqual({ ok: false, reason: 'code_taken' })
  expect(await createRoom(ctx, { ...room, priceFenPerHour: 10_001 })).toMatchObject({
    reason: 'price_above_ceiling',
    ceilingFenPerHour: 10_000,
  })
  expect(await createRoom(ctx, { ...room, latitude: 31.2 })).toMatchObject({
    reason: 'half_a_place',
  })
  const areas = { floorAreaDm2: 4_000, playAreaDm2: 4_100 }
  expect(await createRoom(ctx, { ...room, ...areas })).toMatchObject({
    reason: 'play_area_above_floor_area',
  })
})

test('a licence that shrinks raises what falls short, and only administrators may shrink it', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [, slot] = await slotsOf(ctx, roomId)
  for (const _ of [1, 2]) await claimPlace(ctx, roomId, slot?.id ?? '')
  const manager = as(accountWith({ role: 'room_manager', roomId }))
  const less = { roomId, changes: { licensedPlaces: 1 } }
  expect(await changeRoom(manager, less)).toEqual({
    ok: false,
    reason: 'licence_not_yours',
    fields: ['licensedPlaces'],
  })
  expect(await changeRoom(ctx, less)).toEqual({ ok: true })
  expect(await changeRoom(ctx, less)).toEqual({ ok: false, reason: 'nothing_changed' })
  const rows = await ctx.db.read.execute(sql`
    select term, short_by from shortfalls where room_id = ${roomId} and resolved_at is null`)
  expect([...rows]).toEqual([{ term: 'licensed_places', short_by: 1 }])
})

test('suspending keeps what families booked and says why it is closed', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [, slot] = await slotsOf(ctx, roomId)
  await claimPlace(ctx, roomId, slot?.id ?? '')
  await suspendRoom(ctx, { roomId, reason: '设备检修' })
  expect((await slotsOf(ctx, roomId)).map(({ id }) => id)).toEqual([slot?.id])
  const [row] = await ctx.db.read.execute(sql`
    select r.status, r.status_reason, f.term, b.status as booking
    from rooms r join shortfalls f on f.room_id = r.id join bookings b on b.room_id = r.id
    where r.id = ${roomId}`)
  expect(row).toEqual({
    status: 'suspended',
    status_reason: '设备检修',
    term: 'licensed_places',
    booking: 'confirmed',
  })
})

test('a room is made and opened by the administrators above it, and by nobody else', async () => {
  const made = (actor: Actor) => createRoom(as(actor), room)
  await expect(made({ kind: 'visitor' })).rejects.toThrow(SignInNeeded)
  await expect(made(accountWith())).rejects.toThrow(NotFound)
  const elsewhere = accountWith({ role: 'district_administrator', districtCode: '310101' })
  await expect(made(elsewhere)).rejects.toThrow(NotFound)
  await expect(createRoom(ctx, { ...room, subdistrictCode: '310199999' })).rejects.toThrow(NotFound)
  const roomId = await openTestRoom(ctx)
  const manager = as(accountWith({ role: 'room_manager', roomId }))
  await expect(suspendRoom(manager, { roomId, reason: '不行' })).rejects.toThrow(NotFound)
  await expect(openRoom(manager, { roomId })).rejects.toThrow(NotFound)
})

test('a timetable that overlaps another has to share the room; a stranger adds none', async () => {
  const roomId = await openTestRoom(ctx)
  const first = await addPattern(ctx, roomId)
  const second = pattern(roomId, { fromTime: '10:00', toTime: '12:00' })
  expect(await createTimetable(ctx, second)).toEqual({
    ok: false,
    reason: 'overlaps',
    timetableId: first,
    fromTime: '09:00',
    toTime: '11:00',
  })
  const beside = await createTimetable(ctx, { ...second, sharesCapacity: true })
  expect(beside.ok && beside.effect.added).toHaveLength(21)
  expect(
    await createTimetable(ctx, { ...second, toTime: '01:00', fromTime: '23:00' }),
  ).toMatchObject({
    reason: 'across_midnight',
  })
  const caregiver = as(accountWith({ role: 'caregiver', roomId }))
  await expect(createTimetable(caregiver, second)).rejects.toThrow(NotFound)
})

test('calendar days are set for today and later, once each, by the city', async () => {
  const { url, db } = await freshDatabase()
  const own = systemAt(url, monday)
  const example = { kind: 'holiday', nameZh: '示例日', nameEn: 'Example', official: false } as const
  const next = { day: '2027-01-04', ...example }
  expect(await setCalendarDays(own, { days: [next] })).toMatchObject({ ok: true })
  expect(await setCalendarDays(own, { days: [next, next] })).toMatchObject({ reason: 'day_twice' })
  expect(await setCalendarDays(own, { days: [{ ...next, day: '2026-11-01' }] })).toMatchObject({
    reason: 'day_in_past',
  })
  const manager = accountWith({ role: 'district_administrator', districtCode: '310106' })
  await expect(setCalendarDays({ ...own, actor: manager }, { days: [next] })).rejects.toThrow(
    NotFound,
  )
  const rows = await db.read.execute(sql`
    select kind, official from calendar_days where day >= '2027-01-01'`)
  expect([...rows]).toEqual([{ kind: 'holiday', official: false }])
  await own.db.close()
  await db.close()
})
