import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { readRoom } from '@/domain/rooms/read-room'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { readWeek } from '@/domain/slots/read-week'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'

// A Monday of the published calendar of 2026; Labour Day is on the Friday.
const monday = '2026-04-27'
const wednesday = '2026-04-29'
const now = instantOf(monday, '10:00')
const morning = { from: '09:00', to: '11:00' }
const slots = [{ day: wednesday, ...morning, cap: 2 }]
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const visitor = (): Ctx => ({ db, actor: { kind: 'visitor' }, now })

async function take(room: TestRoom, places: number) {
  for (let n = 0; n < places; n++) {
    const { account, childIds } = await makeFamily(db, ['2024-06-10'])
    const booked = await bookSlot(ctxOf(db, account, now), {
      slotId: room.slotIds[0] ?? '',
      key: v7(),
      children: childIds.map((childId) => ({ childId, free: true })),
      span: null,
    })
    expect(booked.ok).toBe(true)
  }
}

/** The week of a room of 江宁路街道, for anybody. */
async function weekOf(room: TestRoom, asked: { from?: string; ageMonths?: number } = {}) {
  return readWeek(visitor(), {
    room: { id: room.id, subdistrictCode: '310106006' },
    from: asked.from ?? null,
    ageMonths: asked.ageMonths ?? null,
  })
}

describe('a room to the public', () => {
  test('is told with the settings in force', async () => {
    const { code } = await makeRoom(db, {
      slots,
      policy: { residentsReserve: 2, releaseDaysAhead: 7 },
    })
    const { room, policy } = await readRoom(visitor(), code)
    expect(room).toMatchObject({ code, subdistrictZh: '江宁路街道', address: null })
    expect(policy).toMatchObject({ residentsReserve: 2, releaseDaysAhead: 7, fixedRatio: 5 })
  })

  test('is not there while it is a draft, nor where no room has the code', async () => {
    const { code } = await makeRoom(db, { slots, status: 'draft' })
    await expect(readRoom(visitor(), code)).rejects.toThrow(NotFound)
    await expect(readRoom(visitor(), 'nowhere')).rejects.toThrow(NotFound)
  })
})

describe('a week of a room', () => {
  test('has seven days from today, with the holidays among them', async () => {
    const room = await makeRoom(db, { slots: [{ day: wednesday, ...morning }] })
    const week = await weekOf(room)
    expect(week).toMatchObject({ from: monday, previous: null, next: '2026-05-04' })
    expect(week.days.map(({ slots }) => slots.length)).toEqual([0, 0, 1, 0, 0, 0, 0])
    expect(week.days[4]?.calendar).toMatchObject({ day: '2026-05-01', kind: 'holiday' })
    expect(week.days[2]?.slots[0]?.state).toEqual({ kind: 'bookable', free: 10, sameDay: false })
  })

  test('begins on the day asked for, as far as slots are made, and never before today', async () => {
    const room = await makeRoom(db, { slots })
    expect((await weekOf(room, { from: '2026-05-01' })).previous).toBe(monday)
    expect((await weekOf(room, { from: addDays(monday, 28) })).next).toBe(null)
    expect((await weekOf(room, { from: addDays(monday, 29) })).from).toBe(monday)
    expect((await weekOf(room, { from: '2026-04-26' })).from).toBe(monday)
  })

  test('tells when a slot is released, and which ages another slot takes', async () => {
    const room = await makeRoom(db, {
      slots: [{ day: '2026-05-13', ...morning, ageFromMonths: 24 }],
    })
    const [day] = (await weekOf(room, { from: '2026-05-13' })).days
    const releasedAt = instantOf('2026-04-29', '09:00')
    expect(day?.slots[0]?.state).toEqual({ kind: 'not_released', releasedAt })
    const [forYounger] = (await weekOf(room, { from: '2026-05-13', ageMonths: 20 })).days
    expect(forYounger?.slots[0]?.state).toEqual({ kind: 'other_age' })
  })

  test('shows nothing to book in a suspended room', async () => {
    const room = await makeRoom(db, {
      slots: [{ day: wednesday, ...morning }],
      status: 'suspended',
    })
    expect((await weekOf(room)).days[2]?.slots[0]?.state).toEqual({ kind: 'room_suspended' })
  })
})

describe('why a slot is full', () => {
  const whyOf = async (room: TestRoom) => (await weekOf(room)).days[2]?.slots[0]?.why
  test('every place is booked', async () => {
    const room = await makeRoom(db, { slots })
    await take(room, 2)
    expect(await whyOf(room)).toEqual({ kind: 'booked' })
  })

  test('too few caregivers are on duty', async () => {
    expect(await whyOf(await makeRoom(db, { slots, caregivers: 1 }))).toEqual({
      kind: 'caregivers',
    })
    const busy = await makeRoom(db, {
      slots: [{ day: wednesday, ...morning }],
      policy: { fixedRatio: 1 },
    })
    await take(busy, 2)
    expect(await whyOf(busy)).toEqual({ kind: 'caregivers' })
  })

  test('the places left are kept for residents, or for the same day', async () => {
    const forResidents = await makeRoom(db, {
      slots: [{ day: '2026-05-06', ...morning, cap: 2 }],
      policy: { residentsReserve: 2 },
    })
    const later = (await weekOf(forResidents, { from: '2026-05-06' })).days[0]?.slots[0]
    expect(later?.why).toEqual({
      kind: 'kept_for_residents',
      until: instantOf('2026-05-03', '00:00'),
    })
    const sameDay = await makeRoom(db, {
      slots,
      policy: { sameDayReserve: 1, sameDayReserveFromPlaces: 2 },
    })
    await take(sameDay, 1)
    expect(await whyOf(sameDay)).toEqual({
      kind: 'kept_for_same_day',
      until: instantOf(wednesday, '00:00'),
    })
  })
})
