import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { listBookings } from '@/domain/bookings/list-bookings'
import { readBooking } from '@/domain/bookings/read-booking'
import { listChildReads } from '@/domain/children/list-child-reads'
import { listChildren } from '@/domain/children/list-children'
import { bookSlot } from '@/domain/claims/book-slot'
import { findConsent } from '@/domain/consents/find-consent'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import { cancelAtDesk } from '@/domain/desk/cancel-at-desk'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { readDeskBooking } from '@/domain/desk/read-desk-booking'
import { shownTurn } from '@/domain/families/desk-budget-rules'
import { findFamilyAtDesk } from '@/domain/families/find-family-at-desk'
import type { FamilyAtDesk } from '@/domain/families/inputs'
import { registerFamilyAtDesk } from '@/domain/families/register-family-at-desk'
import type { Account } from '@/domain/shared/actor'
import { type Ctx, writing } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { takeTurns } from '@/domain/shared/turn-queries'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { atDesk, openAtDesk } from './support/at-desk'
import { newPhone, signInAt } from './support/sign-in'

const day = '2026-03-16'
const born = '2024-09-10'
let now = instantOf('2026-03-09', '10:00')
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })
const managerOf = (room: TestRoom) => makeStaff(db, { role: 'room_manager', roomId: room.id })

/** Finds the family at the room's desk and books for all its children. */
async function bookFor(staff: Account, room: TestRoom, family: TestFamily, extra: object = {}) {
  const ctx = ctxOf(db, staff, now)
  await openAtDesk(ctx, { roomId: room.id, phone: family.account.phone })
  return bookAtDesk(ctx, {
    roomId: room.id,
    accountId: family.account.accountId,
    slotId: room.slotIds[0] ?? '',
    key: v7(),
    children: family.childIds.map((childId) => ({ childId, free: true })),
    span: null,
    exception: null,
    ...extra,
  })
}

/** As if a number had been shown to be the family's before it had an account. */
async function showNumber(ctx: Ctx, roomId: string, phone: string) {
  if (ctx.actor.kind !== 'account') throw new Error('nobody stands at the desk')
  const shown = shownTurn({ staffId: ctx.actor.accountId, roomId }, phone)
  await writing(ctx, (write) => takeTurns(write, [shown]))
}

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.read.execute<{ n: number }>(query)
  return row?.n ?? -1
}

const headsOf = (slotId: string | undefined) =>
  count(sql`select count(*)::int as n from bookings where slot_id = ${slotId}
    and status not in ('cancelled', 'expired')`)

const facts = (phone: string, extra: Partial<FamilyAtDesk> = {}): FamilyAtDesk => ({
  phone,
  guardianName: '李女士',
  language: 'en',
  childName: '李小果',
  birthDate: born,
  relation: 'mother',
  allergies: null,
  ...extra,
})

test('a family found by its number is booked for on its own account, and told', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const family = await makeFamily(db, [born])
  const result = await bookFor(staff, room, family)
  expect(result).toMatchObject({ ok: true, repeated: false, setAside: [] })
  const bookingId = result.ok ? (result.bookings[0]?.id ?? '') : ''
  const ctx = ctxOf(db, family.account, now)
  const { coming } = await listBookings(ctx)
  expect(coming).toMatchObject([{ id: bookingId, status: 'confirmed', atDesk: true, priceFen: 0 }])
  const rows = await db.read.execute(sql`
    select b.booked_by = ${staff.accountId} as mine, b.override_reason as reason,
      e.actor_id = ${staff.accountId} as logged, e.action, m.kind
    from bookings b join audit_entries e on e.subject_id = b.id::text
    join messages m on m.account_id = b.account_id and m.kind <> 'sign_in_code' where b.id = ${bookingId}`)
  expect([...rows]).toEqual([
    { mine: true, reason: null, logged: true, action: 'book-at-desk', kind: 'booking_confirmed' },
  ])
  expect(await listChildReads(ctx, { childId: family.childIds[0] ?? '' })).toMatchObject([
    { day: '2026-03-09', purpose: 'desk', roomZh: '测试宝宝屋' },
  ])
})

test('pressing twice, at once or later, books once', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const family = await makeFamily(db, [born])
  const key = v7()
  const pressed = await Promise.all([1, 2, 3].map(() => bookFor(staff, room, family, { key })))
  expect(pressed.filter((one) => one.ok && !one.repeated)).toHaveLength(1)
  expect(await bookFor(staff, room, family, { key })).toMatchObject({ ok: true, repeated: true })
  expect(await headsOf(room.slotIds[0])).toBe(1)
})

test('a family created at the desk signs in later with its number and finds everything', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const ctx = ctxOf(db, staff, now)
  const phone = newPhone()
  expect(await openAtDesk(ctx, { roomId: room.id, phone })).toEqual({
    ok: false,
    reason: 'not_registered',
  })
  const made = await registerFamilyAtDesk(ctx, { ...facts(phone), roomId: room.id })
  expect(made).toMatchObject({ ok: true, created: true })
  const accountId = made.ok ? made.accountId : ''
  const quoted = await quoteAtDesk(ctx, {
    code: room.code,
    slotId: room.slotIds[0] ?? '',
    accountId,
    span: null,
  })
  if (!quoted.ok) throw new Error(quoted.reason)
  expect(quoted).toMatchObject({ family: { name: '李女士' }, mayOverride: false })
  const childId = quoted.quote.children[0]?.child.id ?? ''
  const booked = await bookAtDesk(ctx, {
    roomId: room.id,
    accountId,
    slotId: room.slotIds[0] ?? '',
    key: v7(),
    children: [{ childId, free: true }],
    span: null,
    exception: null,
  })
  expect(booked).toMatchObject({ ok: true })
  at('2026-03-09', '12:00')
  const { ctx: own, account } = await signInAt(db, phone, now)
  expect(account).toMatchObject({ accountId, name: '李女士', language: 'en' })
  expect(await listChildren(own)).toMatchObject([{ id: childId, name: '李小果' }])
  expect(await findConsent(own)).toMatchObject({ decision: 'given' })
  expect((await listBookings(own)).coming).toMatchObject([{ childId, atDesk: true }])
  expect(
    await count(sql`select count(*)::int as n from consents where account_id = ${accountId}
      and noted_by = ${staff.accountId}`),
  ).toBe(1)
})

test('a number that has an account is found instead, and the account not changed', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const family = await makeFamily(db, [born], { consent: false })
  const ctx = ctxOf(db, staff, now)
  const { phone, accountId } = family.account
  await showNumber(ctx, room.id, phone)
  const both = await Promise.all([
    registerFamilyAtDesk(ctx, { ...facts(phone), roomId: room.id }),
    registerFamilyAtDesk(ctx, { ...facts(phone), roomId: room.id }),
  ])
  for (const one of both) expect(one).toEqual({ ok: true, accountId, created: false })
  const own = ctxOf(db, family.account, now)
  expect(await findConsent(own)).toBeNull()
  expect(await listChildren(own)).toHaveLength(1)
  expect(await bookFor(staff, room, family)).toMatchObject({ ok: false, reason: 'consent_missing' })
})

test('registering the same new number twice at once makes one account', async () => {
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const phone = newPhone()
  await showNumber(ctxOf(db, staff, now), room.id, phone)
  const made = await Promise.all(
    [1, 2, 3].map(() =>
      registerFamilyAtDesk(ctxOf(db, staff, now), { ...facts(phone), roomId: room.id }),
    ),
  )
  expect(made.filter((one) => one.ok && one.created)).toHaveLength(1)
  expect(new Set(made.map((one) => one.ok && one.accountId)).size).toBe(1)
})

test('a child that cannot be right is not registered', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const ctx = ctxOf(db, await managerOf(room), now)
  const phone = newPhone()
  await showNumber(ctx, room.id, phone)
  const register = (birthDate: string) =>
    registerFamilyAtDesk(ctx, { ...facts(phone, { birthDate }), roomId: room.id })
  expect(await register('2026-03-10')).toMatchObject({ ok: false, reason: 'born_in_future' })
  expect(await register('2019-03-08')).toMatchObject({ ok: false, reason: 'born_too_long_ago' })
})

test('the rules of a family hold at the desk, each with its reason', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, {
    slots: [
      slot(),
      slot({ from: '13:00', to: '15:00', cap: 1 }),
      slot({ day: '2026-03-30' }),
      slot({ day: '2026-03-17', from: '13:00', to: '17:00', flexible: true }),
    ],
    policy: { childOpenBookings: 1 },
  })
  const [morning, afternoon, later, flexible] = room.slotIds
  const staff = await managerOf(room)
  const family = await makeFamily(db, [born])
  const reason = async (one: TestFamily, slotId: string | undefined, extra: object = {}) => {
    const result = await bookFor(staff, room, one, { slotId, ...extra })
    return result.ok ? 'booked' : result.reason
  }
  const childId = family.childIds[0] ?? ''
  expect(await reason(family, morning, { children: [] })).toBe('no_child')
  expect(await reason(family, later)).toBe('not_released')
  expect(await reason(family, morning, { children: [{ childId, free: false }] })).toBe(
    'cost_changed',
  )
  const odd = { from: instantOf('2026-03-17', '13:15'), to: instantOf('2026-03-17', '14:15') }
  expect(await reason(family, flexible, { span: odd })).toBe('bad_span')
  expect(await reason(await makeFamily(db, ['2025-03-18']), morning)).toBe('too_young')
  expect(await reason(await makeFamily(db, ['2023-03-14']), morning)).toBe('too_old')
  expect(await reason(family, morning)).toBe('booked')
  expect(await reason(family, morning)).toBe('overlaps')
  expect(await reason(family, afternoon)).toBe('open_bookings')
  expect(await reason(await makeFamily(db, [born]), afternoon)).toBe('booked')
  expect(await reason(await makeFamily(db, [born]), afternoon)).toBe('slot_full')
  await db.read.execute(
    sql`update slots set status = 'closed', closed_at = now() where id = ${flexible}`,
  )
  expect(await reason(await makeFamily(db, [born]), flexible)).toBe('slot_closed')
  at('2026-03-13', '17:30')
  expect(await reason(await makeFamily(db, [born]), morning)).toBe('after_closing')
})

test('other rooms, caregivers and strangers find no desk', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const other = await makeRoom(db, { slots: [slot()] })
  const family = await makeFamily(db, [born])
  const { phone, accountId } = family.account
  const input = { roomId: room.id, phone, by: atDesk(phone), replaces: null }
  for (const role of [
    null,
    { role: 'room_manager', roomId: other.id } as const,
    { role: 'caregiver', roomId: room.id } as const,
  ]) {
    const ctx = ctxOf(db, await makeStaff(db, role), now)
    await expect(findFamilyAtDesk(ctx, input)).rejects.toThrow(NotFound)
  }
  const subdistrictCode = '310105013'
  const nearby = { role: 'subdistrict_administrator', subdistrictCode } as const
  const elsewhere = { ...(await makeStaff(db, null)), roles: [nearby] }
  await expect(findFamilyAtDesk(ctxOf(db, elsewhere, now), input)).rejects.toThrow(NotFound)
  const visitor = { db, now, actor: { kind: 'visitor' as const } }
  await expect(findFamilyAtDesk(visitor, input)).rejects.toThrow(SignInNeeded)
  const staff = await managerOf(room)
  const ctx = ctxOf(db, staff, now)
  // A slot of another room is not there, though the family is.
  await expect(bookFor(staff, room, family, { slotId: other.slotIds[0] })).rejects.toThrow(NotFound)
  // Nor is somebody else's child.
  const stranger = await makeFamily(db, [born])
  const children = [{ childId: stranger.childIds[0] ?? '', free: true }]
  await expect(bookFor(staff, room, family, { children })).rejects.toThrow(NotFound)
  // An account nobody looked for here cannot be reached by its id.
  const asked = { code: room.code, slotId: room.slotIds[0] ?? '', span: null }
  const unknown = { ...asked, accountId: stranger.account.accountId }
  expect(await quoteAtDesk(ctx, unknown)).toEqual({ ok: false, reason: 'find_again' })
  at('2026-03-09', '12:01')
  const later = ctxOf(db, staff, now)
  expect(await quoteAtDesk(later, { ...asked, accountId })).toEqual({
    ok: false,
    reason: 'find_again',
  })
})

test('desk and families at once fill the last places exactly', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot({ cap: 4 })] })
  const staff = await managerOf(room)
  const families = await Promise.all(Array.from({ length: 16 }, () => makeFamily(db, [born])))
  const results = await Promise.all(
    families.map((family, n) =>
      n % 2 === 0
        ? bookFor(staff, room, family)
        : bookSlot(ctxOf(db, family.account, now), {
            slotId: room.slotIds[0] ?? '',
            key: v7(),
            children: family.childIds.map((childId) => ({ childId, free: true })),
            span: null,
          }),
    ),
  )
  expect(results.filter((one) => one.ok)).toHaveLength(4)
  for (const one of results) if (!one.ok) expect(one.reason).toBe('slot_full')
  expect(await headsOf(room.slotIds[0])).toBe(4)
})

test('cancelling at the desk gives the marks and returns the family would get', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = await managerOf(room)
  const [early, late, ill] = await Promise.all([1, 2, 3].map(() => makeFamily(db, [born])))
  if (!early || !late || !ill) throw new Error('no families')
  const ids: string[] = []
  for (const family of [early, late, ill]) {
    const made = await bookFor(staff, room, family)
    ids.push(made.ok ? (made.bookings[0]?.id ?? '') : '')
  }
  const [first = '', second = '', third = ''] = ids
  const shown = await readDeskBooking(ctxOf(db, staff, now), { code: room.code, bookingId: first })
  expect(shown.booking).toMatchObject({ id: first, childName: '幼儿1', status: 'confirmed' })
  const subdistrictCode = '310106006'
  const above = { role: 'subdistrict_administrator', subdistrictCode } as const
  const office = ctxOf(db, { ...(await makeStaff(db, null)), roles: [above] }, now)
  const masked = await readDeskBooking(office, { code: room.code, bookingId: first })
  expect(masked.booking).toMatchObject({ id: first, childName: '幼…' })
  const cancel = (bookingId: string, reason: 'illness' | 'plans_changed', toldLate = true) =>
    cancelAtDesk(ctxOf(db, staff, now), { bookingId, reason, toldLate })
  expect(await cancel(first, 'plans_changed', false)).toMatchObject({ ok: true, returned: true })
  expect(await cancel(first, 'plans_changed')).toMatchObject({ ok: true, repeated: true })
  at('2026-03-13', '12:00')
  expect(await cancel(second, 'plans_changed', false)).toMatchObject({ reason: 'now_late' })
  expect(await cancel(second, 'plans_changed')).toMatchObject({ returned: false, marked: true })
  expect(await cancel(third, 'illness')).toMatchObject({ returned: true, marked: false })
  const own = ctxOf(db, late.account, now)
  expect((await readBooking(own, second)).booking.status).toBe('cancelled')
  const rows = await db.read.execute(sql`
    select b.cancelled_by = ${staff.accountId} as mine, e.action, m.kind from bookings b
    join audit_entries e on e.subject_id = b.id::text and e.action like 'cancel%'
    join messages m on m.account_id = b.account_id and m.kind = 'booking_cancelled' where b.id = ${second}`)
  expect([...rows]).toEqual([{ mine: true, action: 'cancel-at-desk', kind: 'booking_cancelled' }])
  const other = await makeRoom(db, { slots: [slot()] })
  const stranger = ctxOf(db, await managerOf(other), now)
  const input = { bookingId: third, reason: 'other' as const, toldLate: true }
  await expect(cancelAtDesk(stranger, input)).rejects.toThrow(NotFound)
})

test('a family’s own booking takes two statements, and a refused one waits for one', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()], policy: { fixedRatio: 1 } })
  const family = await makeFamily(db, [born])
  const late = await makeFamily(db, [born])
  const asked: string[] = []
  const counted = <T extends object>(on: T, as: string): T =>
    new Proxy(on, {
      get: (target, name) => {
        if (name === 'execute') asked.push(as)
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const counting: Database = {
    ...db,
    read: counted(db.read, 'read'),
    transaction: () => Promise.reject(new Error('a transaction takes more round trips')),
    statement: (work) => db.statement((tx) => work(counted(tx, 'write'))),
  }
  const book = ({ account, childIds }: typeof family) =>
    bookSlot(
      { db: counting, actor: account, now },
      {
        slotId: room.slotIds[0] ?? '',
        key: v7(),
        children: [{ childId: childIds[0] ?? '', free: true }],
        span: null,
      },
    )
  expect(await book(family)).toMatchObject({ ok: true })
  expect(asked).toEqual(['read', 'write'])
  await book(await makeFamily(db, [born]))
  asked.length = 0
  expect(await book(late)).toMatchObject({ ok: false, reason: 'slot_full' })
  expect(asked).toEqual(['read'])
  await db.settled()
  expect(asked).toEqual(['read', 'write'])
})
