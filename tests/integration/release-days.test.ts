import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { findInstead } from '@/domain/search/find-instead'
import { findRooms } from '@/domain/search/find-rooms'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import { quoteMove } from '@/domain/several/quote-move'
import { quoteSeveral } from '@/domain/several/quote-several'
import { addDays, instantOf } from '@/domain/shared/time'
import { listShortfalls } from '@/domain/shortfalls/list-shortfalls'
import { readWeek } from '@/domain/slots/read-week'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const today = '2026-03-09'
const now = instantOf(today, '10:00')
const [born, home, elsewhere] = ['2024-09-10', '310106006', '310105001']
let db: Database
let family: TestFamily

beforeEach(async () => {
  const fresh = await freshDatabase()
  await fresh.db.close()
  db = createDatabase(serving(fresh.url), { clock: () => now })
  family = await makeFamily(db, [born])
})
afterEach(() => db.close())

const ctx = () => ctxOf(db, family.account, now)
const slotOn = (day: string) => ({ day, from: '09:00', to: '11:00' })
const releasedBy = (days: number) =>
  db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, effective_from, release_days_ahead)
      values (uuid_v7(), 'city', '2026-01-01', ${days})`),
  )

async function daysOf(divisionCode: string | null) {
  const search = await searchPlaces(ctx(), { ...anything, divisionCode })
  const list = await findRooms(ctx(), { divisionCode, day: null, ageMonths: null, page: 1 })
  const days = list.days.map(({ day }) => day)
  expect(search.days.map(({ day }) => day)).toEqual(days)
  return days
}

function severalIn(room: TestRoom) {
  const wish = { childIds: family.childIds, slotIds: [], pattern: null, stretch: null }
  return quoteSeveral(ctx(), { ...wish, code: room.code })
}

describe.each([1, 14, 30, 90])('slots released %d days ahead', (ahead) => {
  const last = addDays(today, ahead)

  test('are shown to the last one, and no further', async () => {
    await releasedBy(ahead)
    await makeRoom(db, { slots: [slotOn(last)] })
    for (const code of [null, '310106', home]) {
      const days = await daysOf(code)
      expect([days[0], days.at(-1), days.length]).toEqual([today, last, ahead + 1])
    }
    const wish = { ...anything, days: [last], childIds: family.childIds }
    const { rooms } = await searchPlaces(ctx(), wish)
    expect(rooms.flatMap(({ fits }) => fits).length).toBe(1)
    const asked = { divisionCode: null, day: last, ageMonths: null, page: 1 }
    expect(await findRooms(ctx(), asked)).toMatchObject({ day: last, withFree: 1 })
  })

  test('are seen in the room’s weeks, booked with others, moved to and offered instead', async () => {
    await releasedBy(ahead)
    const room = await makeRoom(db, {
      slots: [slotOn(last), { ...slotOn(last), from: '13:00', to: '15:00' }],
    })
    const at = { room: { id: room.id, subdistrictCode: home }, ageMonths: null }
    const week = await readWeek(ctx(), { ...at, from: last })
    expect(week.days[0]?.slots.length).toBe(2)
    expect((await severalIn(room)).offered.map(({ refusal }) => refusal)).toEqual([null, null])
    const [slotId = '', other = ''] = room.slotIds
    const children = [{ childId: family.childIds[0] ?? '', free: true }]
    const made = await bookSlot(ctx(), { slotId, key: v7(), children, span: null })
    const moves = await quoteMove(ctx(), made.ok ? (made.bookings[0]?.id ?? '') : '')
    expect(moves.choices.map(({ slot }) => slot.id)).toEqual([other])
    const instead = { slotId, span: null, childIds: [], ageMonths: null }
    expect(await findInstead(ctx(), instead)).toMatchObject([{ fit: { slotId: other } }])
  })

  test('can be seen before they are released, as far as slots are made', async () => {
    await releasedBy(ahead)
    const made = addDays(last, 14)
    const room = await makeRoom(db, { slots: [slotOn(made)] })
    const at = { room: { id: room.id, subdistrictCode: home }, ageMonths: null }
    const week = await readWeek(ctx(), { ...at, from: made })
    expect(week.days[0]?.slots.length).toBe(1)
    expect((await severalIn(room)).offered).toMatchObject([{ refusal: { reason: 'not_released' } }])
    const beyond = await readWeek(ctx(), { ...at, from: addDays(made, 1) })
    expect(beyond.from).toBe(today)
  })
})

test('a room that releases further ahead lengthens the lists it is in, and no other', async () => {
  await releasedBy(14)
  const far = addDays(today, 30)
  await makeRoom(db, { slots: [slotOn(far)], policy: { releaseDaysAhead: 30 } })
  await makeRoom(db, { slots: [slotOn(today)], subdistrictCode: elsewhere })
  expect((await daysOf(null)).at(-1)).toBe(far)
  expect((await daysOf(home)).at(-1)).toBe(far)
  expect((await daysOf('310106')).at(-1)).toBe(far)
  expect((await daysOf(elsewhere)).length).toBe(15)
})

test('settings given back or dated before count no more, those dated for later do', async () => {
  await releasedBy(90)
  await db.transaction((tx) =>
    tx.execute(sql`
      insert into policies (id, level, district_code, effective_from, release_days_ahead, inherits) values
        (uuid_v7(), 'city', null, '2026-02-01', 10, '{}'),
        (uuid_v7(), 'district', '310106', '2026-01-05', 80, '{}'),
        (uuid_v7(), 'district', '310106', '2026-01-06', null, '{release_days_ahead}'),
        (uuid_v7(), 'district', '310105', '2026-05-01', 40, '{}')`),
  )
  expect((await daysOf('310106')).length).toBe(11)
  expect((await daysOf('310105')).length).toBe(41)
})

test('what falls short is listed however far ahead slots are', async () => {
  await releasedBy(90)
  const last = addDays(today, 100)
  const room = await makeRoom(db, { slots: [slotOn(last)], caregivers: 2 })
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${family.childIds[0]}, ${family.account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
      from slots where id = ${room.slotIds[0]}`)
    await tx.execute(sql`delete from roster_shifts where room_id = ${room.id}`)
  })
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  const { shortfalls } = await listShortfalls({ db, now, actor: manager }, { roomId: room.id })
  expect(shortfalls).toMatchObject([{ day: last }])
})
