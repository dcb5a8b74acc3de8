import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { findRooms } from '@/domain/search/find-rooms'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

// A Monday; the calendar of 2026 is published.
const monday = '2026-03-16'
const tuesday = '2026-03-17'
const wednesday = '2026-03-18'
const shimen = '310106011'
let now = instantOf(monday, '10:00')
let db: Database
const codes: Record<string, string> = {}

const visitor = (): Ctx => ({ db, actor: { kind: 'visitor' }, now })
const nothing = { divisionCode: null, day: null, ageMonths: null, page: 1 }
const morning = { from: '09:00', to: '11:00' }

/** Takes some places of a slot, each for a family of its own. */
async function take(slotId: string | undefined, places: number) {
  for (let n = 0; n < places; n++) {
    const { account, childIds } = await makeFamily(db, ['2024-06-10'])
    const children = childIds.map((childId) => ({ childId, free: true }))
    const booked = await bookSlot(ctxOf(db, account, now), {
      slotId: slotId ?? '',
      key: v7(),
      children,
      span: null,
    })
    expect(booked.ok).toBe(true)
  }
}

beforeAll(async () => {
  const { url } = await freshDatabase()
  db = createDatabase(serving(url), { clock: () => now })
  const free = await makeRoom(db, { slots: [{ day: wednesday, ...morning }] })
  const full = await makeRoom(db, { slots: [{ day: wednesday, ...morning, cap: 2 }] })
  await take(full.slotIds[0], 2)
  const older = await makeRoom(db, {
    slots: [{ day: tuesday, ...morning, ageFromMonths: 24, cap: 1 }],
    subdistrictCode: shimen,
  })
  await take(older.slotIds[0], 0)
  const later = await makeRoom(db, { slots: [{ day: '2026-04-20', ...morning }] })
  Object.assign(codes, { free: free.code, full: full.code, older: older.code, later: later.code })
})
afterAll(() => db.close())

const listed = (found: Awaited<ReturnType<typeof findRooms>>) =>
  found.rooms.map(({ room, slots }) => ({
    room: Object.entries(codes).find(([, code]) => code === room.code)?.[0],
    states: slots.map(({ state }) => state.kind),
  }))

describe('the list of a day', () => {
  test('puts free places first, full rooms next and rooms without slots last', async () => {
    const found = await findRooms(visitor(), { ...nothing, day: wednesday })
    expect(listed(found)).toMatchObject([
      { room: 'free', states: ['bookable'] },
      { room: 'full', states: ['full'] },
      { states: [] },
      { states: [] },
    ])
    expect(found).toMatchObject({ total: 4, withFree: 1, page: 1, pages: 1 })
  })

  test('shows as many places as could be booked, whatever the page was', async () => {
    const found = await findRooms(visitor(), { ...nothing, day: wednesday, page: 999 })
    expect(found.page).toBe(1)
    expect(found.rooms[0]?.slots[0]?.state).toEqual({ kind: 'bookable', free: 10, sameDay: false })
  })

  test('counts only slots that take the age', async () => {
    const of = async (ageMonths: number) =>
      listed(await findRooms(visitor(), { ...nothing, day: tuesday, ageMonths })).filter(
        ({ room }) => room === 'older',
      )
    expect(await of(23)).toEqual([{ room: 'older', states: [] }])
    expect(await of(24)).toEqual([{ room: 'older', states: ['bookable'] }])
    expect(await of(36)).toEqual([{ room: 'older', states: [] }])
  })
})

test('an age that no slot takes is told with those that are', async () => {
  const taken = async (day: string, ageMonths: number) =>
    (await findRooms(visitor(), { ...nothing, day, ageMonths })).taken
  expect(await taken(tuesday, 12)).toEqual({ fromMonths: 24, toMonths: 36 })
  expect(await taken('2026-03-21', 12)).toBeNull()
  for (const day of [tuesday, '2026-03-21'])
    expect(await taken(day, 50)).toEqual({ fromMonths: 12, toMonths: 36 })
})

describe('the day shown', () => {
  test('is the first after today with a free place, where none is asked for', async () => {
    expect((await findRooms(visitor(), nothing)).day).toBe(tuesday)
    expect((await findRooms(visitor(), { ...nothing, ageMonths: 15 })).day).toBe(wednesday)
  })

  test('is today where nothing can be booked', async () => {
    expect((await findRooms(visitor(), { ...nothing, ageMonths: 40 })).day).toBe(monday)
  })

  test('is not one in the past or out of sight', async () => {
    for (const day of ['2026-03-15', '2026-04-20'])
      expect((await findRooms(visitor(), { ...nothing, day })).day).toBe(tuesday)
  })

  test('comes with the days to choose from and their free places', async () => {
    const { days } = await findRooms(visitor(), nothing)
    expect(days).toHaveLength(15)
    expect(days.slice(0, 3)).toMatchObject([
      { day: monday, slots: 0, free: 0 },
      { day: tuesday, slots: 1, free: 1 },
      { day: wednesday, slots: 2, free: 10 },
    ])
  })
})

describe('the place looked at', () => {
  test('is a subdistrict or a whole district, by code', async () => {
    const inPlace = async (divisionCode: string) =>
      (await findRooms(visitor(), { ...nothing, divisionCode, day: tuesday })).total
    expect(await inPlace(shimen)).toBe(1)
    expect(await inPlace('310106')).toBe(4)
    expect(await inPlace('310105')).toBe(0)
  })

  test('never shows a draft', async () => {
    const draft = await makeRoom(db, { slots: [{ day: wednesday, ...morning }], status: 'draft' })
    const found = await findRooms(visitor(), { ...nothing, day: wednesday })
    expect(found.rooms.map(({ room }) => room.code)).not.toContain(draft.code)
  })
})

test('places kept for residents count for those signed in at home there', async () => {
  const room = await makeRoom(db, {
    slots: [{ day: '2026-03-24', ...morning, cap: 3 }],
    policy: { residentsReserve: 2 },
    subdistrictCode: '310107005',
  })
  const { account } = await makeFamily(db, [], { homeSubdistrictCode: '310107005' })
  const free = async (ctx: Ctx) => {
    const found = await findRooms(ctx, { ...nothing, divisionCode: '310107', day: '2026-03-24' })
    return found.rooms.find((one) => one.room.code === room.code)?.slots[0]?.slot.free
  }
  expect(await free(visitor())).toBe(1)
  expect(await free(ctxOf(db, account, now))).toBe(3)
})

test('after booking has closed nothing is free, until the same day', async () => {
  const room = await makeRoom(db, {
    slots: [{ day: tuesday, from: '14:00', to: '16:00' }],
    policy: { sameDayReserve: 1 },
    subdistrictCode: '310109009',
  })
  const state = async (day: string, time: string) => {
    now = instantOf(day, time)
    const found = await findRooms(visitor(), { ...nothing, divisionCode: '310109', day: tuesday })
    return found.rooms.find((one) => one.room.code === room.code)?.slots[0]?.state
  }
  expect(await state(monday, '16:59')).toEqual({ kind: 'bookable', free: 9, sameDay: false })
  expect(await state(monday, '17:00')).toEqual({
    kind: 'after_closing',
    closedAt: instantOf(monday, '17:00'),
    reopensAt: instantOf(tuesday, '00:00'),
  })
  expect(await state(tuesday, '08:00')).toEqual({ kind: 'bookable', free: 1, sameDay: true })
  expect(await state(tuesday, '13:00')).toMatchObject({ kind: 'after_closing', reopensAt: null })
  expect(await state(tuesday, '16:00')).toEqual({ kind: 'over' })
})
