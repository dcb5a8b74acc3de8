import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { listChildReads } from '@/domain/children/list-child-reads'
import { bookSlot } from '@/domain/claims/book-slot'
import { openChildRecord } from '@/domain/families/open-child-record'
import { readChildRecord } from '@/domain/families/read-child-record'
import { searchFamilies } from '@/domain/families/search-families'
import type { Account } from '@/domain/shared/actor'
import type { Role } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { openRoomDay } from '@/domain/slots/open-room-day'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { readRoomDays } from '@/domain/slots/read-room-days'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { named } from '../support/named'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { newPhone } from './support/sign-in'

const day = '2026-03-16'
const born = '2024-09-10'
let now = instantOf('2026-03-09', '10:00')
let db: Database
const sealing = { seal: (text: string) => text, open: (text: string) => text }

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const officer = async (role: Role) => ({ ...(await makeStaff(db, null)), roles: [role] })
const managerOf = (room: TestRoom) => makeStaff(db, { role: 'room_manager', roomId: room.id })
const search = (staff: Account, text: string) =>
  searchFamilies(ctxOf(db, staff, now), { search: text })

/** A family with one child of a name of its own, booked into the room. */
async function bookedFamily(room: TestRoom, name: string): Promise<TestFamily> {
  const family = await makeFamily(db, [born])
  // A possible mobile number: the search takes others for a part of one.
  family.account.phone = newPhone()
  const { accountId, phone } = family.account
  await db.read.execute(sql`update accounts set phone = ${phone} where id = ${accountId}`)
  await db.read.execute(sql`update children set ${named(name)}, allergies = '花生',
    identity_kind = 'passport', identity_country = 'FR', identity_sealed = 'AB123456'
    where id = ${family.childIds[0]}`)
  const made = await bookSlot(ctxOf(db, family.account, now), {
    slotId: room.slotIds[0] ?? '',
    key: v7(),
    children: [{ childId: family.childIds[0] ?? '', free: true }],
    span: null,
  })
  expect(made).toMatchObject({ ok: true })
  return family
}

const newRoom = () => makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })

/** A name that nobody else in the shared database has. */
const ownName = () => `欧阳${v7().slice(-8)}`

test('the least is shown: given name, age, guardian and a masked number', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const name = ownName()
  const family = await bookedFamily(room, name)
  const staff = await managerOf(room)
  const expected = {
    ok: true,
    more: false,
    children: [
      {
        childId: family.childIds[0],
        givenName: '欧…',
        ageMonths: 17,
        guardians: [{ name: '家长', phone: `+86 ••• ${family.account.phone.slice(-4)}` }],
      },
    ],
  }
  expect(await search(staff, name.slice(1))).toEqual(expected)
  expect(await search(staff, family.account.phone)).toEqual(expected)
  expect(await search(staff, '139 0013')).toEqual({ ok: false, reason: 'phone_incomplete' })
  expect(await search(staff, '%%')).toMatchObject({ ok: true, children: [] })
  const logged = await db.read.execute(sql`
    select action, details, reason, subject_id = ${staff.accountId} as own from audit_entries
    where actor_id = ${staff.accountId} order by created_at limit 2`)
  expect([...logged]).toEqual([
    { action: 'search-families', details: { by: 'name', found: 1 }, reason: null, own: true },
    { action: 'search-families', details: { by: 'phone', found: 1 }, reason: null, own: true },
  ])
})

test('a name is found however it is typed: width, case, marks, spaces and dots do not matter', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const staff = await managerOf(room)
  const own = v7().slice(-8)
  const stored = [
    `阿依古丽·买买提${own}`,
    `Zoe\u0308 de la Cruz ${own}`,
    `张 小明${own}`,
    `100%_${own}`,
  ]
  const found = new Map<string, string | undefined>()
  for (const name of stored) found.set(name, (await bookedFamily(room, name)).childIds[0])
  const wide = [...own]
    .map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))
    .join('')
  const typed: [string, string[]][] = [
    [
      stored[0] ?? '',
      ['•', '・', '･', '‧', '⋅', ' · ', '．', '.', '', ' '].map((dot) => `古丽${dot}买买提${own}`),
    ],
    [stored[1] ?? '', [`zo\u00eb  DE la cruz ${own}`, `ＺＯË de la cruz ${own.toUpperCase()}`]],
    [stored[2] ?? '', [`张小明${own}`, `张　小 明${wide}`, `张·小明${own}`]],
    [stored[3] ?? '', [`0%_${own}`, `１００％＿${own}`]],
  ]
  for (const [name, ways] of typed) {
    for (const way of ways) {
      const result = await search(staff, way)
      expect(result.ok && result.children.map((one) => one.childId), way).toEqual([found.get(name)])
    }
  }
  for (const none of [`_%_${own}`, '··']) {
    expect(await search(staff, none)).toMatchObject({ ok: true, children: [] })
  }
})

test('only families with a booking in the scope, of a year back or to come, are found', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const other = await newRoom()
  const name = ownName()
  await bookedFamily(room, name)
  const found = async (staff: Account) => {
    const result = await search(staff, name)
    return result.ok ? result.children.length : -1
  }
  expect(await found(await managerOf(room))).toBe(1)
  expect(await found(await managerOf(other))).toBe(0)
  const inside: Role[] = [
    { role: 'subdistrict_administrator', subdistrictCode: '310106006' },
    { role: 'district_administrator', districtCode: '310106' },
    { role: 'city_administrator' },
  ]
  for (const role of inside) expect(await found(await officer(role))).toBe(1)
  const outside: Role[] = [
    { role: 'subdistrict_administrator', subdistrictCode: '310106012' },
    { role: 'district_administrator', districtCode: '310105' },
    { role: 'operator', operatorId: v7() },
  ]
  for (const role of outside) expect(await found(await officer(role))).toBe(0)
  at('2027-03-16', '12:00')
  expect(await found(await managerOf(room))).toBe(0)
  at('2026-03-09', '10:00')
  const ctx = (staff: Account) => ctxOf(db, staff, now)
  const caregiver = await makeStaff(db, { role: 'caregiver', roomId: room.id })
  await expect(searchFamilies(ctx(caregiver), { search: name })).rejects.toThrow(NotFound)
  const stranger = await makeStaff(db, null)
  await expect(searchFamilies(ctx(stranger), { search: name })).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  await expect(searchFamilies(visitor, { search: name })).rejects.toThrow(SignInNeeded)
})

test('a record needs a stated reason, which holds for half an hour and is logged once', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const family = await bookedFamily(room, ownName())
  const childId = family.childIds[0] ?? ''
  const staff = await managerOf(room)
  const read = () => readChildRecord(ctxOf(db, staff, now), { childId }, sealing)
  const open = () =>
    openChildRecord(ctxOf(db, staff, now), {
      childId,
      purpose: 'complaint',
      reason: '家长来电询问过敏',
    })
  expect(Object.keys(await read()).sort()).toEqual(['ageMonths', 'givenName', 'id', 'opened'])
  expect(await open()).toEqual({ ok: true, repeated: false })
  expect(await open()).toEqual({ ok: true, repeated: true })
  expect(await read()).toMatchObject({
    opened: true,
    birthDate: born,
    allergies: '花生',
    identity: { kind: 'passport', masked: '••••3456' },
    guardians: [{ phone: family.account.phone, relation: 'mother' }],
    bookings: [{ status: 'confirmed', roomNameZh: '测试宝宝屋', atDesk: false }],
    marks: [],
    allowance: { unit: 'visits', granted: 12, left: 11 },
  })
  at('2026-03-09', '10:29')
  expect(await read()).toMatchObject({ opened: true })
  // Somebody else's reason opens nothing for a colleague.
  const colleague = ctxOf(db, await managerOf(room), now)
  expect(await readChildRecord(colleague, { childId }, sealing)).toMatchObject({ opened: false })
  at('2026-03-09', '10:30')
  expect(await read()).toMatchObject({ opened: false })
  const rows = await db.read.execute(sql`
    select action, reason, details from audit_entries
    where child_id = ${childId} and actor_id = ${staff.accountId}`)
  expect([...rows]).toEqual([
    {
      action: 'child_read',
      reason: '家长来电询问过敏',
      details: { purpose: 'complaint', as: 'room_manager', place: null },
    },
  ])
})

test('records of other rooms are not there, opened or not', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const childId = (await bookedFamily(room, ownName())).childIds[0] ?? ''
  for (const staff of [
    await managerOf(await newRoom()),
    await makeStaff(db, { role: 'caregiver', roomId: room.id }),
    await officer({ role: 'district_administrator', districtCode: '310105' }),
    await makeStaff(db, null),
  ]) {
    const ctx = ctxOf(db, staff, now)
    const stated = { childId, purpose: 'audit' as const, reason: '年度检查' }
    await expect(openChildRecord(ctx, stated)).rejects.toThrow(NotFound)
    await expect(readChildRecord(ctx, { childId }, sealing)).rejects.toThrow(NotFound)
  }
})

test('guardians see who read, from which office, for what and why; a line a day and place', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const family = await bookedFamily(room, ownName())
  const childId = family.childIds[0] ?? ''
  const own = ctxOf(db, family.account, now)
  expect(await listChildReads(own, { childId })).toEqual([])
  const staff = await managerOf(room)
  await readRoomDays(ctxOf(db, staff, now), { code: room.code, day })
  await readManagedSlot(ctxOf(db, staff, now), { code: room.code, slotId: room.slotIds[0] ?? '' })
  await readRoomDays(ctxOf(db, await managerOf(room), now), { code: room.code, day })
  at('2026-03-10', '09:00')
  const city = await officer({ role: 'city_administrator' })
  await openChildRecord(ctxOf(db, city, now), { childId, purpose: 'audit', reason: '年度检查' })
  const subdistrict = await officer({
    role: 'subdistrict_administrator',
    subdistrictCode: '310106006',
  })
  const reason = '家长投诉'
  await openChildRecord(ctxOf(db, subdistrict, now), { childId, purpose: 'complaint', reason })
  const reads = await listChildReads(own, { childId })
  expect(reads).toHaveLength(3)
  expect(reads[2]).toMatchObject({ day: '2026-03-09', purpose: 'care_of_the_day', reason: null })
  expect(reads).toContainEqual(
    expect.objectContaining({ as: 'city_administrator', purpose: 'audit', reason: '年度检查' }),
  )
  expect(reads).toContainEqual(
    expect.objectContaining({ purpose: 'complaint', placeZh: '江宁路街道', reason }),
  )
  const stranger = ctxOf(db, (await makeFamily(db, [])).account, now)
  await expect(listChildReads(stranger, { childId })).rejects.toThrow(NotFound)
})

test('an office above the room reads names of a day with a stated reason only', async () => {
  at('2026-03-09', '10:00')
  const room = await newRoom()
  const family = await bookedFamily(room, '王小满')
  const childId = family.childIds[0] ?? ''
  const slotId = room.slotIds[0] ?? ''
  const office = await officer({
    role: 'subdistrict_administrator',
    subdistrictCode: '310106006',
  })
  const dayOf = (staff: Account) => readRoomDays(ctxOf(db, staff, now), { code: room.code, day })
  const slotOf = (staff: Account) =>
    readManagedSlot(ctxOf(db, staff, now), { code: room.code, slotId })
  const closed = {
    childName: '王…',
    ageMonths: 18,
    allergies: null,
    notes: null,
    guardianPhone: '',
  }
  expect(await dayOf(office)).toMatchObject({ closed: true, slots: [{ children: [closed] }] })
  expect(await slotOf(office)).toMatchObject({
    closed: true,
    slot: { children: [closed] },
    claims: [{ childName: '王…' }],
  })
  const own = ctxOf(db, family.account, now)
  expect(await listChildReads(own, { childId })).toEqual([])
  const stated = { roomId: room.id, day, purpose: 'complaint' as const, reason: '家长投诉' }
  await openRoomDay(ctxOf(db, office, now), stated)
  const open = { childName: '王小满', allergies: '花生', guardianPhone: family.account.phone }
  expect(await dayOf(office)).toMatchObject({ closed: false, slots: [{ children: [open] }] })
  expect(await slotOf(office)).toMatchObject({
    closed: false,
    slot: { children: [open] },
    claims: [{ childName: '王小满' }],
  })
  expect(await listChildReads(own, { childId })).toMatchObject([
    { as: 'subdistrict_administrator', purpose: 'complaint', reason: '家长投诉' },
  ])
  // Not for a colleague, another day or after half an hour; the room's own people need no reason.
  const colleague = await officer({ role: 'city_administrator' })
  expect(await dayOf(colleague)).toMatchObject({ closed: true })
  at('2026-03-09', '10:30')
  expect(await dayOf(office)).toMatchObject({ closed: true })
  for (const role of ['room_manager', 'caregiver'] as const) {
    const staff = await makeStaff(db, { role, roomId: room.id })
    expect(await dayOf(staff)).toMatchObject({ closed: false, slots: [{ children: [open] }] })
  }
  const other = ctxOf(db, await managerOf(await newRoom()), now)
  await expect(openRoomDay(other, stated)).rejects.toThrow(NotFound)
  const caregiver = ctxOf(db, await makeStaff(db, { role: 'caregiver', roomId: room.id }), now)
  await expect(openRoomDay(caregiver, stated)).rejects.toThrow(NotFound)
})
