import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { findFreePlaces } from '@/domain/capacity/queries'
import { bookSlot } from '@/domain/claims/book-slot'
import { refusalKinds } from '@/domain/claims/kind-rules'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import type { Account } from '@/domain/shared/actor'
import type { Role } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { openAtDesk } from './support/at-desk'
import { guard, makeAccount, makeChildren, outcome } from './support/claims'

const day = '2026-03-16'
const born = '2024-09-10'
const home = '310106006'
let now = instantOf('2026-03-09', '10:00')
let db: Database
let raw: postgres.Sql
let office: Account

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
  raw = postgres(url, { max: 8, onnotice: () => undefined })
  office = await officer({ role: 'subdistrict_administrator', subdistrictCode: home })
})
afterAll(async () => {
  await raw.end()
  await db.close()
})

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })
const officer = async (role: Role) => ({ ...(await makeStaff(db, null)), roles: [role] })

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

const exception = '家中急事，街道同意'

/** The reasons that some test saw set aside, or kept although somebody tried. */
const tried = new Set<string>()

/** Refused without an exception for the reason named, and booked with one that the log names. */
async function isSetAside(
  room: TestRoom,
  family: TestFamily,
  rule: string,
  extra: object = {},
  rules = [rule],
): Promise<void> {
  tried.add(rule)
  expect(await bookFor(office, room, family, extra)).toMatchObject({
    ok: false,
    reason: rule,
    maySetAside: true,
  })
  const made = await bookFor(office, room, family, { ...extra, exception })
  expect(made).toMatchObject({ ok: true, setAside: rules })
  const id = made.ok ? made.bookings[0]?.id : ''
  const rows = await db.read.execute(sql`
    select b.override_reason as noted, e.action, e.reason, e.details, e.actor_id = ${office.accountId} as mine
    from bookings b join audit_entries e on e.subject_id = b.id::text where b.id = ${id}`)
  expect([...rows]).toEqual([
    {
      noted: exception,
      action: 'book-with-exception',
      reason: exception,
      details: { setAside: rules },
      mine: true,
    },
  ])
}

const freeIn = async (slotId: string | undefined) =>
  (await findFreePlaces(db.read, [slotId ?? ''], null, null, now)).map((one) => one.free)

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await db.read.execute<{ n: number }>(query)
  return row?.n ?? -1
}

test('before release and after closing', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  await isSetAside(room, await makeFamily(db, [born]), 'not_released')
  at('2026-03-13', '17:00')
  await isSetAside(room, await makeFamily(db, [born]), 'after_closing')
  at('2026-03-16', '10:59')
  const onTheDay = ['after_closing', 'same_day_spent']
  await isSetAside(room, await makeFamily(db, [born]), 'after_closing', {}, onTheDay)
  at('2026-03-16', '11:00')
  expect(await bookFor(office, room, await makeFamily(db, [born]), { exception })).toMatchObject({
    ok: false,
    reason: 'after_closing',
    maySetAside: false,
  })
})

test('open bookings, bookings of the month and a suspension', async () => {
  at('2026-03-09', '10:00')
  const slots = [slot(), slot({ from: '13:00', to: '15:00' })]
  for (const [rule, policy] of [
    ['open_bookings', { childOpenBookings: 1 }],
    ['month_bookings', { childMonthBookings: 1 }],
  ] as const) {
    const room = await makeRoom(db, { slots, policy })
    const family = await makeFamily(db, [born])
    expect(await bookFor(office, room, family)).toMatchObject({ ok: true })
    await isSetAside(room, family, rule, { slotId: room.slotIds[1] })
  }
  const room = await makeRoom(db, { slots, policy: { marksLimit: 1 } })
  const family = await makeFamily(db, [born])
  const made = await bookFor(office, room, family)
  const bookingId = made.ok ? made.bookings[0]?.id : ''
  await db.read.execute(sql`insert into marks (id, child_id, booking_id, kind, points, marked_at)
    values (${v7()}, ${family.childIds[0]}, ${bookingId}, 'missed', 1, ${now.toISOString()}::timestamptz)`)
  await isSetAside(room, family, 'suspended', { slotId: room.slotIds[1] })
})

test('places kept for the day itself, for residents, and by another slot of the room', async () => {
  at('2026-03-09', '10:00')
  const kept = { sameDayReserve: 1, sameDayReserveFromPlaces: 1 }
  const one = await makeRoom(db, { slots: [slot({ cap: 1 })], policy: kept })
  await isSetAside(one, await makeFamily(db, [born]), 'kept_for_same_day')
  expect(await freeIn(one.slotIds[0])).toEqual(Array(8).fill(0))

  const policy = { residentsReserve: 1, residentsUntilDays: 3 }
  const two = await makeRoom(db, { slots: [slot({ cap: 1 })], policy })
  await isSetAside(two, await makeFamily(db, [born]), 'kept_for_residents')
  const resident = await makeFamily(db, [born], { homeSubdistrictCode: home })
  expect(await bookFor(office, two, resident, { exception })).toMatchObject({ reason: 'slot_full' })

  const three = await makeRoom(db, {
    slots: [slot({ cap: 4 }), slot({ cap: 1 })],
    licensedPlaces: 2,
    policy: { ...kept, sameDayReserveFromPlaces: 2 },
  })
  expect(await bookFor(office, three, await makeFamily(db, [born]))).toMatchObject({ ok: true })
  await isSetAside(three, await makeFamily(db, [born]), 'kept_in_room', {
    slotId: three.slotIds[1],
  })
  expect(await freeIn(three.slotIds[0])).toEqual(Array(8).fill(0))
  expect(await freeIn(three.slotIds[1])).toEqual(Array(8).fill(0))
})

test('the reserve of the day itself, once it is spent', async () => {
  at('2026-03-16', '07:00')
  const policy = { sameDayReserve: 1, sameDayReserveFromPlaces: 1 }
  const room = await makeRoom(db, { slots: [slot({ cap: 3 })], policy })
  expect(await bookFor(office, room, await makeFamily(db, [born]))).toMatchObject({ ok: true })
  await isSetAside(room, await makeFamily(db, [born]), 'same_day_spent')
  expect(await freeIn(room.slotIds[0])).toEqual(Array(8).fill(0))
  await isSetAside(room, await makeFamily(db, [born]), 'same_day_spent')
  expect(await bookFor(office, room, await makeFamily(db, [born]), { exception })).toMatchObject({
    reason: 'slot_full',
    refusal: { term: 'slot_cap' },
    maySetAside: false,
  })
})

test('several rules at once are all named, and where none is in the way none is', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, {
    slots: [slot({ cap: 1 }), slot({ from: '13:00', to: '15:00' })],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 1 },
  })
  const made = await bookFor(office, room, await makeFamily(db, [born]), { exception })
  expect(made).toMatchObject({ ok: true, setAside: ['not_released', 'kept_for_same_day'] })
  at('2026-03-09', '10:00')
  const plain = { slotId: room.slotIds[1], exception }
  const second = await bookFor(office, room, await makeFamily(db, [born]), plain)
  expect(second).toMatchObject({ ok: true, setAside: [] })
  expect(
    await count(sql`select count(*)::int as n from bookings
      where room_id = ${room.id} and override_reason is not null`),
  ).toBe(1)
})

test('no exception reaches a limit of the room or of the slot', async () => {
  at('2026-03-09', '10:00')
  const refused = async (
    options: Parameters<typeof makeRoom>[1],
    reason: { reason: string },
    before = 2,
  ) => {
    tried.add(reason.reason)
    const room = await makeRoom(db, options)
    for (let n = 0; n < before; n += 1) {
      expect(await bookFor(office, room, await makeFamily(db, [born]))).toMatchObject({ ok: true })
    }
    const last = await makeFamily(db, [born])
    for (const stated of [null, exception]) {
      expect(await bookFor(office, room, last, { exception: stated })).toMatchObject({
        ok: false,
        maySetAside: false,
        ...reason,
      })
    }
  }
  const full = (term: string) => ({ reason: 'slot_full', refusal: { term } })
  await refused({ slots: [slot({ cap: 2 })] }, full('slot_cap'))
  await refused({ slots: [slot()], licensedPlaces: 2 }, full('licensed_places'))
  await refused(
    { slots: [slot()], playAreaDm2: 800, policy: { areaPerChildDm2: 400 } },
    full('area_places'),
  )
  await refused({ slots: [slot()], policy: { largestGroup: 2 } }, full('largest_group'))
  await refused({ slots: [slot()], policy: { fixedRatio: 1 } }, full('ratio'))
  await refused({ slots: [slot()], caregivers: 1 }, full('min_caregivers'), 0)
  await refused({ slots: [slot()], status: 'suspended' }, { reason: 'room_not_open' }, 0)
})

test('no exception reaches ages, papers, another place at that time, a wrong wish, a closed slot', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot(), slot()] })
  const refused = async (
    family: TestFamily,
    reason: string,
    extra: object = {},
    there: TestRoom = room,
  ) => {
    tried.add(reason)
    const answer = await bookFor(office, there, family, { exception, ...extra })
    expect(answer).toMatchObject({ ok: false, reason, maySetAside: false })
  }
  await refused(await makeFamily(db, ['2025-03-18']), 'too_young')
  await refused(await makeFamily(db, ['2023-03-14']), 'too_old')
  await refused(await makeFamily(db, [born], { consent: false }), 'consent_missing')
  const family = await makeFamily(db, [born])
  expect(await bookFor(office, room, family)).toMatchObject({ ok: true })
  await refused(family, 'overlaps', { slotId: room.slotIds[1] })
  await refused(await makeFamily(db, [born]), 'no_child', { children: [] })
  const late = { from: instantOf(day, '09:30'), to: instantOf(day, '11:00') }
  await refused(await makeFamily(db, [born]), 'bad_span', { span: late })
  const key = v7()
  const eager = await makeFamily(db, [born])
  expect(await bookFor(office, room, eager, { key })).toMatchObject({ ok: true })
  await refused(eager, 'key_reused', { key, slotId: room.slotIds[1] })
  const policy = { identityRequired: true }
  const papers = await makeRoom(db, { slots: [slot()], policy })
  await refused(await makeFamily(db, [born]), 'identity_missing', {}, papers)
  const ageBands = [{ from_months: 24, to_months: 36, children_per_caregiver: 5 }]
  const older = await makeRoom(db, { slots: [slot()], policy: { ageBands } })
  await refused(await makeFamily(db, [born]), 'age_outside_bands', {}, older)
  const paid = await makeFamily(db, [born])
  await refused(paid, 'cost_changed', { children: [{ childId: paid.childIds[0], free: false }] })
  await db.read.execute(
    sql`update slots set status = 'closed', closed_at = now() where id = ${room.slotIds[0]}`,
  )
  await refused(await makeFamily(db, [born]), 'slot_closed')
})

test('every reason there is was tried with an exception', () => {
  expect([...tried].sort()).toEqual(Object.keys(refusalKinds).sort())
})

test('only an office above the room makes exceptions', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const family = await makeFamily(db, [born])
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  expect(await bookFor(manager, room, family)).toMatchObject({
    reason: 'not_released',
    maySetAside: false,
  })
  await expect(bookFor(manager, room, family, { exception })).rejects.toThrow(NotFound)
  for (const role of [
    { role: 'district_administrator', districtCode: '310106' },
    { role: 'city_administrator' },
  ] as const) {
    const staff = await officer(role)
    const one = await makeFamily(db, [born])
    expect(await bookFor(staff, room, one, { exception })).toMatchObject({ ok: true })
  }
  for (const role of [
    { role: 'district_administrator', districtCode: '310105' },
    { role: 'subdistrict_administrator', subdistrictCode: '310106012' },
  ] as const) {
    const staff = await officer(role)
    await expect(bookFor(staff, room, family, { exception })).rejects.toThrow(NotFound)
  }
})

/** A claim as any SQL client could make it, with a reason for an exception. */
async function claimWithException(slotId: string, childId: string, accountId: string) {
  await guard(raw, accountId, [childId])
  await raw`
    insert into bookings (id, slot_id, child_id, account_id, booked_by, override_reason, status,
      starts_at, ends_at, cancel_until)
    select ${v7()}, s.id, ${childId}, ${accountId}, ${accountId}, '越过', 'confirmed',
      s.starts_at, s.ends_at, s.cancel_until from slots s where s.id = ${slotId}`
}

test('raw SQL with a reason takes kept places and passes no limit, however many at once', async () => {
  at('2026-03-09', '10:00')
  const accountId = await makeAccount(raw)
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        licensed: fc.integer({ min: 1, max: 6 }),
        group: fc.integer({ min: 1, max: 6 }),
        cap: fc.integer({ min: 1, max: 6 }),
        area: fc.integer({ min: 1, max: 6 }),
        ratio: fc.integer({ min: 1, max: 3 }),
        sameDay: fc.integer({ min: 0, max: 3 }),
        residents: fc.integer({ min: 0, max: 3 }),
      }),
      async ({ licensed, group, cap, area, ratio, sameDay, residents }) => {
        const room = await makeRoom(db, {
          slots: [slot({ day: '2031-03-17', cap }), slot({ day: '2031-03-17', cap })],
          licensedPlaces: licensed,
          playAreaDm2: area * 400,
          policy: {
            largestGroup: group,
            areaPerChildDm2: 400,
            fixedRatio: ratio,
            sameDayReserve: sameDay,
            sameDayReserveFromPlaces: 1,
            residentsReserve: residents,
          },
        })
        const children = await makeChildren(raw, 16)
        await Promise.all(
          children.map((childId, n) =>
            outcome(claimWithException(room.slotIds[n % 2] ?? '', childId, accountId)),
          ),
        )
        const inRoom = Math.min(licensed, group, area, 2 * ratio)
        const [row] = await raw<{ heads: number; most: number }[]>`
          select max(heads)::int as heads, (select max(part.heads)::int from slot_ledger part
            join slots s on s.id = part.slot_id where s.room_id = ${room.id}) as most
          from capacity_ledger where room_id = ${room.id}`
        expect(row?.heads).toBe(Math.min(inRoom, 2 * cap))
        expect(row?.most).toBeLessThanOrEqual(cap)
        for (const slotId of room.slotIds) {
          for (const free of await freeIn(slotId)) expect(free).toBe(0)
        }
      },
    ),
    { numRuns: 12 },
  )
})

test('a reason needs somebody who books, and neither changes afterwards', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const family = await makeFamily(db, [born])
  const made = await bookFor(office, room, family)
  const id = made.ok ? (made.bookings[0]?.id ?? '') : ''
  const run = (text: string) => outcome(raw.unsafe(text))
  expect(await run(`update bookings set override_reason = 'x' where id = '${id}'`)).toBe(
    'booking_fixed',
  )
  expect(await run(`update bookings set booked_by = null where id = '${id}'`)).toBe('booking_fixed')
  const accountId = await makeAccount(raw)
  const [childId = ''] = await makeChildren(raw, 1, { guardian: accountId })
  const nobody = raw`
    insert into bookings (id, slot_id, child_id, account_id, override_reason, status, starts_at, ends_at, cancel_until)
    select ${v7()}, s.id, ${childId}, ${accountId}, 'x', 'confirmed', s.starts_at, s.ends_at, s.cancel_until
    from slots s where s.id = ${room.slotIds[0] ?? ''}`
  expect(['bookings_override', 'booking_age']).toContain(await outcome(nobody))
})

test('a place an exception took is no place for the next family', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, {
    slots: [slot({ cap: 2 })],
    policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 1 },
  })
  await bookFor(office, room, await makeFamily(db, [born]))
  await isSetAside(room, await makeFamily(db, [born]), 'kept_for_same_day')
  const next = await makeFamily(db, [born])
  const press = () =>
    bookSlot(ctxOf(db, next.account, now), {
      slotId: room.slotIds[0] ?? '',
      key: v7(),
      children: [{ childId: next.childIds[0] ?? '', free: true }],
      span: null,
    })
  expect(await press()).toMatchObject({ ok: false, reason: 'slot_full' })
  at('2026-03-16', '07:00')
  expect(await press()).toMatchObject({ ok: false, reason: 'slot_full' })
})
