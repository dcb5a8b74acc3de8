import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { bookSlot } from '@/domain/claims/book-slot'
import { explainNothing } from '@/domain/search/explain-nothing'
import { findInstead } from '@/domain/search/find-instead'
import { readOwnRefusals } from '@/domain/search/read-own-refusals'
import { readWishedSlot } from '@/domain/search/read-wished-slot'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Wish } from '@/domain/search/types'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { instantOf, timeOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'

// A Monday; the calendar of 2026 is published.
const tuesday = '2026-03-17'
const wednesday = '2026-03-18'
const now = instantOf('2026-03-16', '10:00')
const morning = { from: '09:00', to: '11:00' }
let db: Database

const visitor = (): Ctx => ({ db, actor: { kind: 'visitor' }, now })

/** The rooms found that a test made, by the names it gave them, each with its days and times. */
async function found(ctx: Ctx, wish: Partial<Wish>, rooms: Record<string, TestRoom>) {
  const searched = await searchPlaces(ctx, { ...anything, ...wish })
  return searched.rooms.flatMap(({ room, fits }) => {
    const name = Object.entries(rooms).find(([, { id }]) => id === room.id)?.[0]
    return name
      ? [[name, ...fits.map((fit) => `${fit.day.slice(8)} ${timeOf(fit.from)}–${timeOf(fit.to)}`)]]
      : []
  })
}

async function book(account: Account, slotId: string | undefined, childIds: string[]) {
  const children = childIds.map((childId) => ({ childId, free: true }))
  const asked = { slotId: slotId ?? '', key: v7(), children, span: null }
  const booked = await bookSlot(ctxOf(db, account, now), asked)
  expect(booked).toMatchObject({ ok: true })
  return (booked.ok && booked.bookings[0]?.id) || ''
}

beforeAll(async () => {
  db = createDatabase(serving((await freshDatabase()).url), { clock: () => now })
})
afterAll(() => db.close())

describe('a search', () => {
  test('finds what is of the right day, part and length, and of a flexible slot the longest fit', async () => {
    const subdistrictCode = '310115005'
    const rooms = {
      fixed: await makeRoom(db, { subdistrictCode, slots: [{ day: tuesday, ...morning }] }),
      flexible: await makeRoom(db, {
        subdistrictCode,
        slots: [{ day: wednesday, from: '10:00', to: '15:00', flexible: true }],
      }),
    }
    const ask = (wish: Partial<Wish>) =>
      found(visitor(), { divisionCode: subdistrictCode, ...wish }, rooms)
    expect(await ask({})).toEqual([
      ['fixed', '17 09:00–11:00'],
      ['flexible', '18 10:00–13:00'],
    ])
    expect(await ask({ days: [wednesday] })).toEqual([['flexible', '18 10:00–13:00']])
    expect(await ask({ minutes: 150 })).toEqual([['flexible', '18 10:00–12:30']])
    expect(await ask({ part: 'afternoon' })).toEqual([['flexible', '18 12:00–15:00']])
    expect(await ask({ days: ['2026-03-01', '2026-04-20'] })).toHaveLength(2)
  })

  test('finds only places for the ages, and for brothers and sisters only where all fit', async () => {
    const subdistrictCode = '310115007'
    const rooms = {
      older: await makeRoom(db, {
        subdistrictCode,
        slots: [{ day: tuesday, ...morning, ageFromMonths: 24 }],
      }),
      single: await makeRoom(db, {
        subdistrictCode,
        slots: [{ day: wednesday, ...morning, cap: 1 }],
      }),
    }
    const ask = (ages: number[]) => found(visitor(), { divisionCode: subdistrictCode, ages }, rooms)
    expect((await ask([25])).map(([name]) => name)).toEqual(['older', 'single'])
    expect((await ask([20])).map(([name]) => name)).toEqual(['single'])
    expect((await ask([25, 30])).map(([name]) => name)).toEqual(['older'])
    expect(await ask([40])).toEqual([])
  })

  test('reckons a child that needs more care at its factor', async () => {
    const subdistrictCode = '310115008'
    const room = await makeRoom(db, {
      subdistrictCode,
      policy: { fixedRatio: 1 },
      caregivers: 2,
      slots: [{ day: tuesday, ...morning }],
    })
    const light = await makeFamily(db, ['2024-06-01'])
    const heavy = await makeFamily(db, ['2024-06-01'], { factor: 250 })
    const ask = ({ account, childIds }: typeof light) =>
      found(ctxOf(db, account, now), { divisionCode: subdistrictCode, childIds }, { room })
    expect(await ask(light)).toHaveLength(1)
    expect(await ask(heavy)).toEqual([])
  })

  test('leaves out what overlaps a visit, what is past a cap, and says what each visit costs', async () => {
    const subdistrictCode = '310115009'
    const slots = [
      { day: tuesday, ...morning },
      { day: wednesday, ...morning },
    ]
    const rooms = {
      one: await makeRoom(db, {
        subdistrictCode,
        slots: [...slots, { day: '2026-03-19', ...morning }],
      }),
      two: await makeRoom(db, { subdistrictCode, slots }),
    }
    const { account, childIds } = await makeFamily(db, ['2024-06-01'])
    const ctx = ctxOf(db, account, now)
    const wish = { divisionCode: subdistrictCode, childIds }
    await book(account, rooms.one.slotIds[0], childIds)
    expect(await found(ctx, wish, rooms)).toEqual([
      ['one', '18 09:00–11:00', '19 09:00–11:00'],
      ['two', '18 09:00–11:00'],
    ])
    const searched = await searchPlaces(ctx, { ...anything, ...wish })
    expect(searched.rooms[0]?.fits[0]?.costs).toEqual([
      { childId: childIds[0], childName: '幼儿1', allowanceUsed: 1, priceFen: 0 },
    ])
    await book(account, rooms.two.slotIds[1], childIds)
    expect(await found(ctx, wish, rooms)).toEqual([])
    const nothing = await explainNothing(ctx, await searchPlaces(ctx, { ...anything, ...wish }))
    expect(nothing.reasons).toMatchObject([
      { kind: 'family', childName: '幼儿1', refusal: { reason: 'open_bookings', limit: 2 } },
    ])
  })

  test('never finds for a child that is not the family’s own', async () => {
    const stranger = await makeFamily(db, ['2024-06-01'])
    const { account } = await makeFamily(db, ['2024-06-01'])
    const ctx = ctxOf(db, account, now)
    const searched = await searchPlaces(ctx, { ...anything, childIds: stranger.childIds })
    expect(searched.chosen).toEqual([])
    expect(JSON.stringify(searched)).not.toContain(stranger.childIds[0])
    expect(
      (await searchPlaces(visitor(), { ...anything, childIds: stranger.childIds })).children,
    ).toEqual([])
  })

  test('counts residents’ places for residents alone', async () => {
    const subdistrictCode = '310115010'
    const slot = { day: '2026-03-27', ...morning, cap: 2 }
    const room = await makeRoom(db, {
      subdistrictCode,
      slots: [slot],
      policy: { residentsReserve: 2, residentsUntilDays: 3 },
    })
    const resident = await makeFamily(db, ['2024-06-01'], { homeSubdistrictCode: subdistrictCode })
    const other = await makeFamily(db, ['2024-06-01'])
    const ask = ({ account, childIds }: typeof resident) =>
      found(ctxOf(db, account, now), { divisionCode: subdistrictCode, childIds }, { room })
    expect(await ask(resident)).toHaveLength(1)
    expect(await ask(other)).toEqual([])
  })

  test('puts near rooms first where it knows from where, and tells how far they are', async () => {
    const subdistrictCode = '310115011'
    const make = async (latitude: number | null, longitude: number | null) => {
      const room = await makeRoom(db, { subdistrictCode, slots: [{ day: tuesday, ...morning }] })
      await db.transaction((tx) =>
        tx.execute(
          sql`update rooms set latitude = ${latitude}, longitude = ${longitude} where id = ${room.id}`,
        ),
      )
      return room
    }
    const rooms = {
      unplaced: await make(null, null),
      far: await make(31.3, 121.6),
      close: await make(31.2304, 121.4737),
    }
    const near = { latitude: 31.23, longitude: 121.474 }
    const wish = { divisionCode: subdistrictCode, near }
    const names = (await found(visitor(), wish, rooms)).map(([name]) => name)
    expect(names).toEqual(['close', 'far', 'unplaced'])
    const searched = await searchPlaces(visitor(), { ...anything, ...wish })
    const metres = searched.rooms.map((one) => one.metres && Math.round(one.metres / 100))
    // 0.07 degrees north and 0.126 east: 7.8 km and 12.0 km.
    expect(metres).toEqual([1, 143, null])
  })

  test('puts the room with the soonest slot that may fit first, home before all, and none twice', async () => {
    const slots = (...days: string[]) => days.map((day) => ({ day, ...morning }))
    const both = slots(tuesday, wednesday)
    const full = [{ day: tuesday, from: '08:00', to: '09:00', cap: 0 }, ...slots(wednesday)]
    const later = [{ day: tuesday, from: '10:00', to: '12:00' }]
    const at = (subdistrictCode: string, made: Parameters<typeof makeRoom>[1]['slots']) =>
      makeRoom(db, { subdistrictCode, slots: made })
    const [here, there] = ['310116101', '310116102']
    const rooms = {
      full: await at(here, full),
      later: await at(here, later),
      both: await at(here, both),
      home: await at(there, slots(wednesday)),
    }
    const names = async (ctx: Ctx, wish: Partial<Wish>) =>
      (await found(ctx, { divisionCode: '310116', ...wish }, rooms)).map(([name]) => name)
    expect(await names(visitor(), {})).toEqual(['both', 'later', 'full', 'home'])
    expect(await names(visitor(), { days: [wednesday] })).toEqual(['full', 'both', 'home'])
    const family = await makeFamily(db, ['2024-09-01'], { homeSubdistrictCode: there })
    expect(await names(ctxOf(db, family.account, now), {})).toEqual([
      'home',
      'both',
      'later',
      'full',
    ])
  })

  test('comes in pages without a room twice', async () => {
    const subdistrictCode = '310115012'
    const slots = [{ day: tuesday, ...morning }]
    for (let n = 0; n < 23; n++) await makeRoom(db, { subdistrictCode, slots })
    const wish = { ...anything, divisionCode: subdistrictCode }
    const first = await searchPlaces(visitor(), wish)
    const second = await searchPlaces(visitor(), { ...wish, page: 2 })
    const third = await searchPlaces(visitor(), { ...wish, page: 3 })
    expect([first.rooms.length, first.more]).toEqual([10, true])
    expect([second.rooms.length, second.more]).toEqual([10, true])
    expect([third.rooms.length, third.more]).toEqual([3, false])
    const ids = [first, second, third].flatMap(({ rooms }) => rooms.map(({ room }) => room.id))
    expect(new Set(ids).size).toBe(23)
    const beyond = await searchPlaces(visitor(), { ...wish, page: 9 })
    expect([beyond.page, beyond.rooms.length]).toEqual([1, 10])
  })

  test('finds a room once whose slots run side by side, and once where a day is asked for twice', async () => {
    const subdistrictCode = '310118001'
    const side = { day: tuesday, ...morning, cap: 3 }
    const room = await makeRoom(db, {
      subdistrictCode,
      slots: [side, side, { ...side, to: '10:30' }],
    })
    const { rooms } = await searchPlaces(visitor(), {
      ...anything,
      divisionCode: subdistrictCode,
      days: [tuesday, tuesday],
    })
    expect(rooms.map(({ room: { id }, fits }) => [id, fits.length])).toEqual([[room.id, 3]])
  })

  test('tells which days have slots there, full or not, and of no draft', async () => {
    const subdistrictCode = '310115013'
    const slots = [{ day: tuesday, ...morning, cap: 0 }]
    await makeRoom(db, { subdistrictCode, slots })
    await makeRoom(db, {
      subdistrictCode,
      status: 'draft',
      slots: [{ day: wednesday, ...morning }],
    })
    const daysOf = async (divisionCode: string) =>
      (await searchPlaces(visitor(), { ...anything, divisionCode })).days
        .filter(({ hasSlots }) => hasSlots)
        .map(({ day }) => day)
    expect(await daysOf(subdistrictCode)).toEqual([tuesday])
    expect(await daysOf('310115')).toContain(tuesday)
    expect(await daysOf('310115099')).toEqual([])
  })
})

describe('a first search', () => {
  test('begins at home, for the children of an age rooms take', async () => {
    const home = '310115005'
    const { account, childIds } = await makeFamily(db, ['2024-06-01', '2019-01-01'], {
      homeSubdistrictCode: home,
    })
    const first = { untouched: true }
    const { wish } = await searchPlaces(ctxOf(db, account, now), anything, first)
    expect(wish).toEqual({ ...anything, divisionCode: home, childIds: [childIds[0]] })
    expect((await searchPlaces(visitor(), anything, first)).wish).toEqual(anything)
  })
})

describe('nothing found', () => {
  const explain = async (wish: Partial<Wish>) => {
    const asked = { ...anything, ...wish }
    return explainNothing(visitor(), await searchPlaces(visitor(), asked))
  }

  const allTaken = { kind: 'full', together: 1, long: false }

  test('says that there is no room, no slot, that slots are full, closed or not released', async () => {
    expect((await explain({ divisionCode: '310151201' })).reasons).toEqual([{ kind: 'no_rooms' }])
    const divisionCode = '310151101'
    const room = { subdistrictCode: divisionCode }
    await makeRoom(db, { ...room, slots: [{ day: '2026-04-20', ...morning }] })
    expect((await explain({ divisionCode })).reasons).toEqual([{ kind: 'no_slots' }])
    const full = await makeRoom(db, { ...room, slots: [{ day: wednesday, ...morning, cap: 1 }] })
    const { account, childIds } = await makeFamily(db, ['2024-06-01'])
    await book(account, full.slotIds[0], childIds)
    expect((await explain({ divisionCode })).reasons).toEqual([allTaken])
    const two = await explain({ divisionCode, ages: [20, 25], minutes: 60 })
    expect(two.reasons).toEqual([{ kind: 'full', together: 2, long: true }])
    await makeRoom(db, {
      ...room,
      slots: [{ day: '2026-03-30', ...morning }],
      policy: { releaseDaysAhead: 10 },
    })
    expect((await explain({ divisionCode })).reasons).toEqual([
      allTaken,
      { kind: 'not_released', all: false, releasedAt: instantOf('2026-03-20', '09:00') },
    ])
    expect((await explain({ divisionCode, minutes: 180, ages: [20] })).reasons).toContainEqual({
      kind: 'too_short',
      all: true,
    })
    const ages = { fromMonths: 12, toMonths: 36 }
    expect((await explain({ divisionCode, ages: [50] })).reasons).toEqual([
      {
        kind: 'no_such_age',
        ages,
        misfits: [
          { childName: null, ageMonths: 50, misfit: 'too_old', from: null, everywhere: true },
        ],
      },
    ])
    await makeRoom(db, {
      ...room,
      slots: [{ day: wednesday, ...morning, ageToMonths: 60 }],
    })
    expect((await explain({ divisionCode, ages: [61] })).reasons).toMatchObject([
      { kind: 'no_such_age', ages: { fromMonths: 12, toMonths: 60 } },
    ])
    expect((await explain({ divisionCode, ages: [50], minutes: 180 })).reasons).toEqual([
      { kind: 'too_short', all: false },
      { kind: 'other_age' },
    ])
  })

  test('suggests a later day, an hour less and the district around', async () => {
    const subdistrictCode = '310120104'
    await makeRoom(db, {
      subdistrictCode,
      slots: [
        { day: wednesday, from: '09:00', to: '12:00' },
        { day: tuesday, ...morning },
      ],
    })
    const { would } = await explain({
      divisionCode: subdistrictCode,
      days: [tuesday],
      minutes: 180,
    })
    expect(would.map(({ kind, found: { fits } }) => [kind, fits[0]?.day])).toEqual([
      ['other_day', wednesday],
      ['shorter', tuesday],
    ])
    const further = await explain({ divisionCode: '310120106' })
    expect(further.would.map(({ kind }) => kind)).toEqual(['further'])
  })
})

describe('instead of a full slot', () => {
  test('stand another time, a room nearby and a shorter stay', async () => {
    const home = { subdistrictCode: '310117001' }
    const day = tuesday
    const full = await makeRoom(db, {
      ...home,
      policy: { slotMinMinutes: 60 },
      slots: [
        { day, from: '09:00', to: '11:00', cap: 1 },
        { day, from: '14:00', to: '15:00' },
        { day: wednesday, ...morning },
      ],
    })
    const other = await makeRoom(db, { ...home, slots: [{ day, from: '09:30', to: '11:30' }] })
    const { account, childIds } = await makeFamily(db, ['2024-06-01'])
    await book(account, full.slotIds[0], childIds)
    const asking = { slotId: full.slotIds[0] ?? '', span: null, childIds: [], ageMonths: 20 }
    const ways = await findInstead(visitor(), asking)
    expect(ways.map(({ kind, room, fit }) => [kind, room.id, fit.day, timeOf(fit.from)])).toEqual([
      ['other_time', full.id, wednesday, '09:00'],
      ['nearby', other.id, tuesday, '09:30'],
      ['shorter', full.id, tuesday, '14:00'],
    ])
  })

  test('stands the slot itself again once a place in it is free, until it is over', async () => {
    const { slotIds } = await makeRoom(db, { slots: [{ day: tuesday, ...morning, cap: 1 }] })
    const slotId = slotIds[0] ?? ''
    const standing = async (at: Date) => {
      const asked = { slotId, ageMonths: 20 }
      return (await readWishedSlot({ ...visitor(), now: at }, asked)).now.state
    }
    const { account, childIds } = await makeFamily(db, ['2024-06-01'])
    const bookingId = await book(account, slotId, childIds)
    expect(await standing(now)).toEqual({ kind: 'full' })
    const cancelling = { bookingId, reason: 'plans_changed' as const, toldLate: false }
    expect(await cancelBooking(ctxOf(db, account, now), cancelling)).toMatchObject({ ok: true })
    expect(await standing(now)).toEqual({ kind: 'bookable', free: 1, sameDay: false })
    for (const day of [tuesday, wednesday, '2026-09-01']) {
      expect(await standing(instantOf(day, '23:00'))).toEqual({ kind: 'over' })
    }
  })

  test('says what stands in the family’s own way, and nothing of the children it is not meant for', async () => {
    const slots = [
      { day: tuesday, ...morning },
      { day: wednesday, ...morning },
    ]
    const { slotIds } = await makeRoom(db, { slots, policy: { childOpenBookings: 1 } })
    const { account, childIds } = await makeFamily(db, ['2024-06-01', '2021-06-01'])
    const ctx = ctxOf(db, account, now)
    const [childId = ''] = childIds
    const told = async (slotId = '', as = ctx) => {
      const { childIds } = await readWishedSlot(as, { slotId, ageMonths: null })
      return readOwnRefusals(as, { slotId, childIds })
    }
    expect(await told(slotIds[0])).toEqual([])
    await book(account, slotIds[1], [childId])
    const refusal = { reason: 'open_bookings', childId, limit: 1 }
    // Also at a time when it has a visit already.
    for (const slotId of slotIds) expect(await told(slotId)).toMatchObject([{ refusal }])
    expect(await told(slotIds[0], visitor())).toEqual([])
    // A reason that would hold for the child who is too old as well.
    const known = await makeRoom(db, { slots, policy: { identityRequired: true } })
    expect(await told(known.slotIds[0])).toMatchObject([
      { refusal: { reason: 'identity_missing', childId } },
    ])
  })

  test('a slot that is not there, or of a draft, is not found', async () => {
    const draft = await makeRoom(db, { status: 'draft', slots: [{ day: tuesday, ...morning }] })
    for (const slotId of ['not-a-number', v7(), draft.slotIds[0] ?? '']) {
      const asking = { slotId, span: null, childIds: [], ageMonths: null }
      await expect(findInstead(visitor(), asking)).rejects.toThrow(NotFound)
      await expect(readWishedSlot(visitor(), { slotId, ageMonths: null })).rejects.toThrow(NotFound)
    }
  })
})
