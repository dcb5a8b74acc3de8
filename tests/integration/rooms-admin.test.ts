import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillFoldedNames } from '@/db/folded-names'
import { changeRoom } from '@/domain/administration/change-room'
import { copyRoom } from '@/domain/administration/copy-room'
import { createRoom } from '@/domain/administration/create-room'
import { planNewRoom } from '@/domain/administration/plan-new-room'
import { readRoomFacts } from '@/domain/administration/read-room-facts'
import { saveRoom } from '@/domain/administration/save-room'
import { setPolicy } from '@/domain/administration/set-policy'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { policyInForce } from '@/domain/policies/policy-in-force'
import type { RoomWish } from '@/domain/rooms/inputs'
import { listManagedRooms, roomsShown } from '@/domain/rooms/list-managed-rooms'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { addDays } from '@/domain/shared/time'
import { claimPlace } from '../support/claims'
import { freshDatabase, testDatabase } from '../support/database'
import { accountWith, addPattern, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
  district = await makeStaff(ctx.db, { role: 'district_administrator', districtCode: '310106' })
})
afterEach(() => ctx.db.close())

const as = (actor: Actor, within = ctx): Ctx => ({ ...within, actor })
let district: Actor
const elsewhere = accountWith({ role: 'district_administrator', districtCode: '310105' })

/** The same, counting what it reads outside transactions. */
function counting(within: Ctx): { ctx: Ctx; asked: () => number } {
  let asked = 0
  const read = new Proxy(within.db.read, {
    get: (on, name) => {
      asked += 1
      return Reflect.get(on, name)
    },
  })
  return { ctx: { ...within, db: { ...within.db, read } }, asked: () => asked }
}

async function roomOf(id: string) {
  const [row] = await ctx.db.read.execute<{ code: string; seen: string; licensed: number }>(sql`
    select code, licensed_places as licensed,
      to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as seen
    from rooms where id = ${id}`)
  if (!row) throw new Error('no such room')
  return row
}

async function save(
  roomId: string,
  wish: RoomWish,
  more: { agreed?: string; check?: boolean; seen?: string } = {},
) {
  const { seen } = await roomOf(roomId)
  const { agreed = null, check = false } = more
  return saveRoom(as(district), { roomId, wish, agreed, check, seen, ...more })
}

const shrink = (places: number, reason: string | null = null): RoomWish => ({
  deed: 'change',
  changes: { licensedPlaces: places },
  reason,
})

/** An open room with two children booked on its second morning. */
async function bookedRoom(): Promise<string> {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [, slot] = await slotsOf(ctx, roomId)
  for (const _ of [1, 2]) await claimPlace(ctx, roomId, slot?.id ?? '')
  return roomId
}

test('the effect is told and nothing is kept; saving then does exactly that', async () => {
  const roomId = await bookedRoom()
  const told = await save(roomId, shrink(1), { check: true })
  if (told.ok || told.reason !== 'checked') throw new Error('not told')
  expect(told.effect.effect.worse).toMatchObject([{ term: 'licensed_places', shortBy: 1 }])
  expect(told.effect).toMatchObject({ bookingsKept: 2 })
  expect((await roomOf(roomId)).licensed).toBe(10)
  const refused = await save(roomId, shrink(1))
  expect(refused).toMatchObject({ ok: false, reason: 'leaves_short' })
  const { agreement: agreed } = told.effect
  expect(await save(roomId, shrink(1), { agreed })).toMatchObject({ reason: 'reason_missing' })
  expect((await roomOf(roomId)).licensed).toBe(10)
  expect(await save(roomId, shrink(1, '换证'), { agreed })).toEqual({ ok: true })
  const [log] = await ctx.db.read.execute<{ reason: string; changes: unknown }>(sql`
    select reason, details->'changes' as changes from audit_entries
    where room_id = ${roomId} and action = 'room_changed'`)
  expect(log).toEqual({ reason: '换证', changes: { licensedPlaces: [10, 1] } })
})

test('an agreement to another effect is not one', async () => {
  const roomId = await bookedRoom()
  const told = await save(roomId, shrink(1), { check: true })
  if (told.ok || told.reason !== 'checked') throw new Error('not told')
  const { agreement: agreed } = told.effect
  expect(await save(roomId, shrink(0, '换证'), { agreed })).toMatchObject({
    reason: 'leaves_short',
  })
})

test('a form gone stale is refused, and sent again with what it was told it is saved', async () => {
  const roomId = await bookedRoom()
  const { seen } = await roomOf(roomId)
  await changeRoom(ctx, { roomId, changes: { address: '某路 2 号' } })
  const first = await save(roomId, shrink(9), { seen: '2020-01-01T00:00:00.000Z' })
  expect(first).toMatchObject({ reason: 'changed_meanwhile' })
  expect(seen).not.toBe('')
  expect(await save(roomId, shrink(9))).toEqual({ ok: true })
  // The same form once more, as a double press sends it.
  expect(await save(roomId, shrink(9), { seen: '2020-01-01T00:00:00.000Z' })).toEqual({ ok: true })
  const log = await ctx.db.read.execute(sql`
    select 1 from audit_entries where room_id = ${roomId} and action = 'room_changed'`)
  expect(log).toHaveLength(2)
})

test('a suspension that leaves children needs agreeing to; without any it is planned at once', async () => {
  const roomId = await bookedRoom()
  const wish: RoomWish = { deed: 'suspend', from: addDays(monday, 1), reason: '停水' }
  const told = await save(roomId, wish)
  if (told.ok || told.reason !== 'leaves_short') throw new Error('not told')
  expect(told.effect.effect.removed.length).toBeGreaterThan(10)
  const { agreement: agreed } = told.effect
  expect(await save(roomId, wish, { agreed })).toEqual({ ok: true })
  expect(await save(roomId, { deed: 'cancel_suspension' })).toEqual({ ok: true })
  const later: RoomWish = { deed: 'suspend', from: addDays(monday, 20), reason: '停水' }
  expect(await save(roomId, later)).toEqual({ ok: true })
})

test('the operator is for those above the room; who runs it changes its phone', async () => {
  const roomId = await openTestRoom(ctx)
  const manager = as(await makeStaff(ctx.db, { role: 'room_manager', roomId }))
  const name = `运营方 ${v7()}`
  expect(await changeRoom(manager, { roomId, changes: { operatorName: name } })).toMatchObject({
    reason: 'licence_not_yours',
    fields: ['operatorName'],
  })
  expect(await changeRoom(manager, { roomId, changes: { contactPhone: '021-1' } })).toEqual({
    ok: true,
  })
  expect(await changeRoom(as(district), { roomId, changes: { operatorName: name } })).toEqual({
    ok: true,
  })
  expect(await changeRoom(as(district), { roomId, changes: { operatorName: name } })).toMatchObject(
    { reason: 'nothing_changed' },
  )
  const page = await readRoomFacts(as(district), { code: (await roomOf(roomId)).code })
  expect(page).toMatchObject({ mayLicense: true, room: { operatorName: name } })
  await expect(readRoomFacts(as(elsewhere), { code: page.room.code })).rejects.toThrow(NotFound)
  const caregiver = accountWith({ role: 'caregiver', roomId })
  await expect(readRoomFacts(as(caregiver), { code: page.room.code })).rejects.toThrow(NotFound)
})

test('a room is copied with timetables and own settings, once, all of it or nothing', async () => {
  const from = await openTestRoom(ctx)
  await addPattern(ctx, from)
  await setPolicy(ctx, {
    target: { level: 'room', roomId: from },
    effectiveFrom: monday,
    reason: '试点',
    settings: { slotCap: 7 },
  })
  const roomId = v7()
  const room = { roomId, nameZh: '分园', licensedPlaces: 12, subdistrictCode: '310106006' }
  const asked = { fromRoomId: from, room, timetables: true, policy: true }
  const made = await copyRoom(as(district), asked)
  expect(made).toMatchObject({ ok: true, roomId })
  expect(await copyRoom(as(district), asked)).toMatchObject({ ok: true, roomId })
  const [count] = await ctx.db.read.execute<{ timetables: number }>(sql`
    select count(*)::int as timetables from timetables where room_id = ${roomId}`)
  expect(count?.timetables).toBe(1)
  const place = { subdistrictCode: '310106006', roomId, day: monday }
  expect((await policyInForce(ctx.db.read, place)).slotCap).toBe(7)
  expect(await slotsOf(ctx, roomId)).toEqual([])

  const abroad = { ...room, roomId: v7(), subdistrictCode: '310105013' }
  await expect(copyRoom(as(district), { ...asked, room: abroad })).rejects.toThrow(NotFound)
  await expect(copyRoom(as(elsewhere), { ...asked, room: abroad })).rejects.toThrow(NotFound)
  const dear = { ...room, roomId: v7(), priceFenPerHour: 10_001 }
  expect(await copyRoom(as(district), { ...asked, room: dear })).toMatchObject({
    reason: 'price_above_ceiling',
  })
})

test('a new room is planned where the actor may license one', async () => {
  const plan = await planNewRoom(as(district), { copy: null })
  expect(plan.subdistrictCodes).toContain('310106006')
  expect(plan.subdistrictCodes).not.toContain('310105013')
  expect(plan.rules[plan.rulesOf['310106006'] ?? -1]).toMatchObject({ slotCap: 10 })
  const operator = accountWith({ role: 'operator', operatorId: v7() })
  await expect(planNewRoom(as(operator), { copy: null })).rejects.toThrow(NotFound)
})

test('a thousand rooms are listed page by page, and narrowed by state, place, operator and name', async () => {
  const { url } = await freshDatabase()
  const own = systemAt(url, monday)
  try {
    await own.db.read.execute(sql`
      insert into operators (id, name) values (uuid_v7(), '甲'), (uuid_v7(), '乙')`)
    await own.db.read.execute(sql`
      insert into rooms (id, code, subdistrict_code, operator_id, name_zh, licensed_places, status)
      select uuid_v7(), 'r-' || n, (select code from subdistricts order by code offset n % 200 limit 1),
        (select id from operators order by name limit 1 offset n % 2), '第 ' || n || ' 宝宝屋', 10,
        case when n % 10 = 0 then 'draft' else 'open' end
      from generate_series(1, 1000) as n`)
    const plain = postgres(url, { max: 1, onnotice: () => {} })
    await fillFoldedNames(plain)
    await plain.end()
    const city = as(accountWith({ role: 'city_administrator' }), own)
    const all = await listManagedRooms(city)
    const [forAll, forOne] = [counting(city), counting(city)]
    await listManagedRooms(forAll.ctx)
    await listManagedRooms(forOne.ctx, { search: '第 777 宝' })
    expect(forAll.asked(), 'questions for a thousand rooms').toBe(forOne.asked())
    expect(all).toMatchObject({ total: 1000, page: 1, pages: 1000 / roomsShown })
    expect(all.facets).toMatchObject({ total: 1000, states: { open: 900, draft: 100, planned: 0 } })
    const seen = new Set(all.rooms.map(({ id }) => id))
    for (const { id } of (await listManagedRooms(city, { page: 2 })).rooms) seen.add(id)
    expect(seen.size).toBe(2 * roomsShown)
    expect((await listManagedRooms(city, { page: 99 })).page).toBe(all.pages)
    expect((await listManagedRooms(city, { state: 'draft' })).total).toBe(100)
    expect((await listManagedRooms(city, { search: '第 777 宝' })).total).toBe(1)
    const [operator] = all.facets.operators
    expect((await listManagedRooms(city, { operatorId: operator?.id ?? '' })).total).toBe(500)
    const there = await listManagedRooms(city, { divisionCode: '310106' })
    const mine = await listManagedRooms(as(district, own))
    expect(there.total).toBe(mine.total)
    expect(mine.facets.subdistricts.every((one) => one.districtCode === '310106')).toBe(true)
    const [room] = all.rooms.filter(({ status }) => status === 'open')
    await suspendRoom(own, { roomId: room?.id ?? '', reason: '停水', from: addDays(monday, 3) })
    expect((await listManagedRooms(city, { state: 'planned' })).rooms).toMatchObject([
      { id: room?.id, suspendedFrom: addDays(monday, 3) },
    ])
  } finally {
    await own.db.close()
  }
})

test('entering a room twice with one id enters one', async () => {
  const roomId = v7()
  const room = { roomId, nameZh: '一次', licensedPlaces: 10, subdistrictCode: '310106006' }
  const once = await createRoom(as(district), room)
  const twice = await createRoom(as(district), room)
  expect(once).toMatchObject({ ok: true, roomId })
  expect(twice).toMatchObject({ ok: true, roomId, repeated: true })
  await expect(
    createRoom(as(elsewhere), { ...room, subdistrictCode: '310105013' }),
  ).rejects.toThrow(NotFound)
})
