import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { operators } from '@/db/schema/rooms'
import { bookSlot } from '@/domain/claims/book-slot'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { readDayRoster } from '@/domain/roster/read-day-roster'
import { saveDayRoster } from '@/domain/roster/save-day-roster'
import type { Account } from '@/domain/shared/actor'
import type { Ctx, Role } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { listShortfalls } from '@/domain/shortfalls/list-shortfalls'
import { closeSlot } from '@/domain/slots/close-slot'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { readRoomDays } from '@/domain/slots/read-room-days'
import { reopenSlot } from '@/domain/slots/reopen-slot'
import { setSlotCap } from '@/domain/slots/set-slot-cap'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-03-16'
const now = instantOf('2026-03-09', '10:00')
let db: Database
let room: TestRoom
let slotId: string
let manager: Ctx

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())
beforeEach(async () => {
  room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00', cap: 8 }] })
  slotId = room.slotIds[0] ?? ''
  manager = ctxOf(db, await makeStaff(db, { role: 'room_manager', roomId: room.id }), now)
})

async function book(children = 1): Promise<Account> {
  const family = await makeFamily(
    db,
    Array.from({ length: children }, () => '2024-09-10'),
  )
  const result = await bookSlot(ctxOf(db, family.account, now), {
    slotId,
    key: v7(),
    children: family.childIds.map((childId) => ({ childId, free: true })),
    span: null,
  })
  if (!result.ok) throw new Error(result.reason)
  return family.account
}

const seen = async () => (await readManagedSlot(manager, { code: room.code, slotId })).seen
const shortfalls = async () => (await listShortfalls(manager, { roomId: room.id })).shortfalls

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await db.read.execute<Record<string, unknown>>(query))]
}
const audited = (action: string) =>
  rows(sql`select actor_id, details from audit_entries
    where room_id = ${room.id} and action = ${action}`)

test('the day shows each booked child with age and allergies, and notes that it was read', async () => {
  const account = await book(2)
  await db.transaction((tx) =>
    tx.execute(sql`update children set allergies = ' 花生 ' where id in
      (select child_id from guardians where account_id = ${account.accountId})`),
  )
  const seenDay = await readRoomDays(manager, { code: room.code, day })
  expect(seenDay).toMatchObject({
    mayChange: true,
    slots: [{ bookings: 2, heads: 2, limit: 8, free: 6, status: 'open' }],
    duty: [
      { caregivers: 2, children: 2, short: false },
      { caregivers: 2, children: 2 },
      { caregivers: 2, children: 2 },
      { caregivers: 2, children: 2 },
    ],
    shortfalls: [],
  })
  expect(seenDay.slots[0]?.children).toHaveLength(2)
  expect(seenDay.slots[0]?.children[0]).toMatchObject({
    ageMonths: 18,
    allergies: '花生',
    guardianPhone: account.phone,
    guardianRelation: 'mother',
  })
  expect(seenDay.week).toHaveLength(7)
  await readRoomDays(manager, { code: room.code, day })
  const reads = await audited('child_read')
  expect(reads).toHaveLength(2)
  expect(reads[0]).toMatchObject({ details: { purpose: 'care_of_the_day' } })
})

test('a cap below what is booked is asked for first, cancels nobody and falls short', async () => {
  await book(2)
  await book(2)
  const wish = { slotId, cap: 3, reason: '一间活动室在维修', seen: await seen() }
  expect(await setSlotCap(manager, { ...wish, confirmed: false })).toEqual({
    ok: false,
    reason: 'confirm_needed',
    heads: 4,
    cap: 3,
  })
  expect(await audited('slot_cap_set')).toEqual([])
  expect(await setSlotCap(manager, { ...wish, confirmed: true })).toEqual({ ok: true, shortBy: 1 })
  expect(await shortfalls()).toMatchObject([{ term: 'slot_cap', shortBy: 1, slotId }])
  const booked = await rows(sql`select status from bookings where slot_id = ${slotId}`)
  expect(booked.map((one) => one.status)).toEqual(Array(4).fill('confirmed'))
  expect(await audited('slot_cap_set')).toMatchObject([
    { details: { changes: { cap: [8, 3] }, shortBy: 1 } },
  ])
  await expect(book()).rejects.toThrow('slot_full')
  expect(
    await setSlotCap(manager, { ...wish, cap: null, seen: await seen(), confirmed: false }),
  ).toEqual({ ok: true, shortBy: 0 })
  expect(await shortfalls()).toEqual([])
})

test('a form gone stale is refused with the slot as it is now', async () => {
  const before = await seen()
  await book()
  const current = { status: 'open', cap: 8, bookings: 1 }
  const wish = { slotId, reason: '停水', seen: before, confirmed: true }
  expect(await setSlotCap(manager, { ...wish, cap: 2 })).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
    current,
  })
  expect(await closeSlot(manager, wish)).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
    current,
  })
  const same = { ...wish, seen: await seen() }
  expect(await setSlotCap(manager, { ...same, cap: 8 })).toMatchObject({
    reason: 'nothing_changed',
  })
})

test('closing keeps every booking, tells each family once, and can be undone', async () => {
  const first = await book(2)
  const second = await book()
  const wish = { slotId, reason: '停水', seen: await seen() }
  expect(await closeSlot(manager, { ...wish, confirmed: false })).toEqual({
    ok: false,
    reason: 'confirm_needed',
    bookings: 3,
  })
  expect(await closeSlot(manager, { ...wish, confirmed: true })).toEqual({
    ok: true,
    bookings: 3,
    familiesTold: 2,
  })
  const told = await rows(sql`select account_id, parameters from messages where kind = 'slot_closed'
    and account_id in (${first.accountId}, ${second.accountId})`)
  expect(told).toHaveLength(2)
  expect(told.find((one) => one.account_id === first.accountId)).toMatchObject({
    parameters: { day, from: '09:00', to: '11:00', children: '2' },
  })
  expect(await shortfalls()).toMatchObject([{ term: 'slot_closed', shortBy: 3 }])
  expect(await audited('slot_closed')).toHaveLength(1)
  await expect(book()).rejects.toThrow('slot_closed')
  expect(await closeSlot(manager, { ...wish, seen: await seen(), confirmed: true })).toMatchObject({
    reason: 'already_closed',
  })
  expect(
    await setSlotCap(manager, { ...wish, cap: 2, seen: await seen(), confirmed: true }),
  ).toMatchObject({ reason: 'slot_is_closed' })
  expect(await reopenSlot(manager, { slotId, seen: wish.seen })).toMatchObject({
    reason: 'changed_meanwhile',
  })
  expect(await reopenSlot(manager, { slotId, seen: await seen() })).toEqual({
    ok: true,
    bookings: 3,
  })
  expect(await shortfalls()).toEqual([])
  expect(await reopenSlot(manager, { slotId, seen: await seen() })).toMatchObject({
    reason: 'not_closed',
  })
  await book()
})

test('whoever books while the slot is being closed is refused or told', async () => {
  const pressed = Array.from({ length: 6 }, () =>
    book().then(
      (account) => account.accountId,
      (error: Error) => error.message,
    ),
  )
  const close = async (): Promise<string> => {
    const result = await closeSlot(manager, {
      ...{ slotId, reason: '停水', confirmed: true },
      seen: await seen(),
    })
    return result.ok ? 'closed' : result.reason === 'changed_meanwhile' ? close() : result.reason
  }
  expect(await close()).toBe('closed')
  const answers = await Promise.all(pressed)
  const booked = answers.filter((answer) => answer !== 'slot_closed')
  const told = await rows(sql`select account_id from messages m where kind = 'slot_closed'
    and exists (select from bookings b where b.account_id = m.account_id and b.slot_id = ${slotId})`)
  expect(told.map((one) => one.account_id).sort()).toEqual(booked.sort())
})

test('a closing that cannot tell the families does not happen at all', async () => {
  await book()
  const wish = { slotId, reason: '停水', seen: await seen(), confirmed: true }
  const failing: Ctx = {
    ...manager,
    db: {
      ...db,
      transaction: (work) =>
        db.transaction((tx) =>
          work({
            ...tx,
            execute: tx.execute.bind(tx),
            select: tx.select.bind(tx),
            insert: (table) => {
              if ('parameters' in table) throw new Error('no message')
              return tx.insert(table)
            },
          }),
        ),
    },
  }
  await expect(closeSlot(failing, wish)).rejects.toThrow('no message')
  expect((await seen()).status).toBe('open')
  expect(await audited('slot_closed')).toEqual([])
})

test('a slot that is over is not changed', async () => {
  const later = { ...manager, now: instantOf(day, '11:00') }
  const wish = { slotId, reason: '停水', seen: await seen(), confirmed: true }
  expect(await closeSlot(later, wish)).toMatchObject({ reason: 'slot_over' })
  expect(await setSlotCap(later, { ...wish, cap: 1 })).toMatchObject({ reason: 'slot_over' })
  expect(await reopenSlot(later, wish)).toMatchObject({ reason: 'slot_over' })
})

test('a roster that leaves children short is shown first and saved when agreed to', async () => {
  for (let n = 0; n < 3; n += 1) await book(2)
  const page = await readDayRoster(manager, { code: room.code, day })
  const shifts = page.shifts.slice(0, 1)
  const wish = { roomId: room.id, day, shifts, seen: page.seen }
  const asked = await saveDayRoster(manager, { ...wish, confirmed: false })
  expect(asked).toMatchObject({
    ok: false,
    reason: 'leaves_shortfall',
    shortfalls: [{ day, term: 'min_caregivers', shortBy: 1 }],
  })
  expect(await shortfalls()).toEqual([])
  expect((await readDayRoster(manager, { code: room.code, day })).shifts).toEqual(page.shifts)
  expect(await saveDayRoster(manager, { ...wish, confirmed: true })).toMatchObject({ ok: true })
  expect(await shortfalls()).toMatchObject([{ term: 'min_caregivers', shortBy: 1 }])
  expect(await audited('roster_set')).toHaveLength(1)
  expect(await saveDayRoster(manager, { ...wish, confirmed: true })).toMatchObject({
    reason: 'changed_meanwhile',
  })
  const again = await readDayRoster(manager, { code: room.code, day })
  const reversed = shifts.map((shift) => ({ ...shift, fromTime: '12:00', toTime: '09:00' }))
  expect(
    await saveDayRoster(manager, { ...wish, shifts: reversed, seen: again.seen, confirmed: true }),
  ).toMatchObject({ reason: 'shift_reversed' })
})

test('a caregiver on duty in another room at that time is refused, and nothing is changed', async () => {
  const page = await readDayRoster(manager, { code: room.code, day })
  const [shift] = page.shifts
  if (!shift) throw new Error('no shift')
  const other = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
  await saveDayRoster(manager, {
    ...{ roomId: room.id, day, seen: page.seen, confirmed: true },
    shifts: [],
  })
  await db.transaction((tx) =>
    tx.execute(sql`insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      values (uuid_v7(), ${other.id}, ${shift.caregiverId}, ${day}, '09:00', '12:00')`),
  )
  expect(
    await saveDayRoster(manager, {
      ...{ roomId: room.id, day, seen: '', confirmed: true },
      shifts: page.shifts,
    }),
  ).toMatchObject({ reason: 'caregiver_elsewhere' })
  expect((await readDayRoster(manager, { code: room.code, day })).shifts).toEqual([])
})

test('rooms are listed by scope and found by name', async () => {
  const own = await listManagedRooms(manager)
  expect(own.rooms.map((one) => one.id)).toEqual([room.id])
  expect(own).toMatchObject({ total: 1, rooms: [{ status: 'open', shortfalls: 0 }] })
  const town = ctxOf(
    db,
    await makeStaff(db, { role: 'subdistrict_administrator', subdistrictCode: '310106006' }),
    now,
  )
  const found = await listManagedRooms(town, { search: room.code.slice(5).toUpperCase() })
  expect(found.rooms.map((one) => one.id)).toEqual([room.id])
  expect((await listManagedRooms(town, { search: '100%_' })).rooms).toEqual([])
  const elsewhere = ctxOf(
    db,
    await makeStaff(db, { role: 'subdistrict_administrator', subdistrictCode: '310106011' }),
    now,
  )
  const { rooms: others } = await listManagedRooms(elsewhere, { search: room.code })
  expect(others).toEqual([])
  await expect(listManagedRooms(ctxOf(db, await makeStaff(db, null), now))).rejects.toThrow(
    NotFound,
  )
})

/** What each use case answered: it ran (`ran`), or there is nothing for this person (`hidden`). */
async function outcome(work: () => Promise<unknown>): Promise<'ran' | 'hidden' | 'sign_in'> {
  try {
    await work()
    return 'ran'
  } catch (error) {
    if (error instanceof NotFound) return 'hidden'
    if (error instanceof SignInNeeded) return 'sign_in'
    throw error
  }
}

test('who may do what: one answer for strangers and for what is not there', async () => {
  const other = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
  const operatorId = v7()
  await db.transaction(async (tx) => {
    await tx.insert(operators).values({ id: operatorId, name: `运营方 ${operatorId}` })
    await tx.execute(sql`update rooms set operator_id = ${operatorId} where id = ${room.id}`)
  })
  const cases: [Role | null, 'change' | 'see' | 'nothing'][] = [
    [{ role: 'city_administrator' }, 'change'],
    [{ role: 'district_administrator', districtCode: '310106' }, 'change'],
    [{ role: 'district_administrator', districtCode: '310105' }, 'nothing'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310106006' }, 'change'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310106011' }, 'nothing'],
    [{ role: 'operator', operatorId }, 'change'],
    [{ role: 'room_manager', roomId: room.id }, 'change'],
    [{ role: 'room_manager', roomId: other.id }, 'nothing'],
    [{ role: 'caregiver', roomId: room.id }, 'see'],
    [{ role: 'caregiver', roomId: other.id }, 'nothing'],
    [null, 'nothing'],
  ]
  const forged = { status: 'open', cap: 99, bookings: 99 } as const
  const { code, id: roomId } = room
  const reading = (ctx: Ctx, missing: boolean) => [
    () => readRoomDays(ctx, { code: missing ? 'none' : code, day }),
    () => readManagedSlot(ctx, { code, slotId: missing ? v7() : slotId }),
    () => readDayRoster(ctx, { code: missing ? 'none' : code, day }),
    () => listShortfalls(ctx, { roomId: missing ? v7() : roomId }),
    () => explainCapacity(ctx, { roomId: missing ? v7() : roomId, at: instantOf(day, '09:00') }),
  ]
  const writing = (ctx: Ctx, missing: boolean) => {
    const one = missing ? v7() : slotId
    const wish = { slotId: one, reason: '停水', seen: forged, confirmed: true }
    return [
      () => setSlotCap(ctx, { ...wish, cap: 1 }),
      () => closeSlot(ctx, wish),
      () => reopenSlot(ctx, wish),
      () =>
        saveDayRoster(ctx, {
          ...{ roomId: missing ? v7() : roomId, day, shifts: [] },
          ...{ seen: 'old', confirmed: true },
        }),
    ]
  }
  const all = (works: (() => Promise<unknown>)[]) => Promise.all(works.map(outcome))
  for (const [role, may] of cases) {
    const ctx = ctxOf(db, await makeStaff(db, role), now)
    const reads = may === 'nothing' ? 'hidden' : 'ran'
    const writes = may === 'change' ? 'ran' : 'hidden'
    expect({ role, got: await all(reading(ctx, false)) }).toEqual({
      role,
      got: Array(5).fill(reads),
    })
    expect({ role, got: await all(writing(ctx, false)) }).toEqual({
      role,
      got: Array(4).fill(writes),
    })
    expect(await all([...reading(ctx, true), ...writing(ctx, true)])).toEqual(
      Array(9).fill('hidden'),
    )
  }
  const visitor: Ctx = { db, now, actor: { kind: 'visitor' } }
  expect(await all([...reading(visitor, false), ...writing(visitor, false)])).toEqual(
    Array(9).fill('sign_in'),
  )
  expect((await seen()).bookings).toBe(0)
})

test('a role taken away stops at the next request', async () => {
  const account = manager.actor.kind === 'account' ? manager.actor.accountId : ''
  await db.transaction((tx) =>
    tx.execute(sql`update roles set removed_at = now() where account_id = ${account}`),
  )
  const { actorOfAccount } = await import('@/domain/accounts/actor-of-session')
  const actor = await actorOfAccount(db.read, account)
  if (!actor) throw new Error('no account')
  await expect(readRoomDays({ ...manager, actor }, { code: room.code, day })).rejects.toThrow(
    NotFound,
  )
})
