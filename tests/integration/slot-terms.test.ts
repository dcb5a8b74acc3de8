import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { instantOf } from '@/domain/shared/time'
import { testDatabase } from '../support/database'
import { makeRoom } from '../support/room'

/** A Wednesday, with two working days before it and a weekend before those. */
const day = '2026-03-18'

async function termsBy(policy: Parameters<typeof makeRoom>[1]['policy']) {
  const { db } = await testDatabase()
  const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }], policy })
  const [row] = await db.read.execute<Record<string, string | number>>(sql`
    select min_minutes, same_day_reserve, residents_reserve, released_at, booking_closes_at,
      same_day_from, same_day_closes_at, residents_until, cancel_until
    from slots where id = ${room.slotIds[0]}`)
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : new Date(value).toISOString(),
    ]),
  )
}

const at = (on: string, time: string) => instantOf(on, time).toISOString()

test('a slot takes each of its terms from the city where no level says otherwise', async () => {
  expect(await termsBy({ residentsReserve: 0 })).toEqual({
    min_minutes: 60,
    same_day_reserve: 0,
    residents_reserve: 0,
    released_at: at('2026-03-04', '09:00'),
    booking_closes_at: at('2026-03-17', '17:00'),
    same_day_from: at(day, '00:00'),
    same_day_closes_at: at(day, '08:00'),
    residents_until: at('2026-03-15', '00:00'),
    cancel_until: at('2026-03-17', '12:00'),
  })
})

test.each([
  ['slotMinMinutes', 30, 'min_minutes', 30],
  ['residentsReserve', 2, 'residents_reserve', 2],
  ['releaseDaysAhead', 5, 'released_at', at('2026-03-13', '09:00')],
  ['releaseTime', '12:30', 'released_at', at('2026-03-04', '12:30')],
  ['bookingClosesWorkingDays', 3, 'booking_closes_at', at('2026-03-13', '17:00')],
  ['bookingClosesTime', '08:15', 'booking_closes_at', at('2026-03-17', '08:15')],
  ['sameDayClosesMinutes', 15, 'same_day_closes_at', at(day, '08:45')],
  ['residentsUntilDays', 1, 'residents_until', at('2026-03-17', '00:00')],
  ['cancelWorkingDays', 3, 'cancel_until', at('2026-03-13', '12:00')],
  ['cancelTime', '20:45', 'cancel_until', at('2026-03-17', '20:45')],
])('its policy’s %s of %s makes its %s %s', async (setting, value, term, expected) => {
  const usual = await termsBy({})
  expect(await termsBy({ [setting]: value })).toEqual({ ...usual, [term]: expected })
})

test('places are kept for the day itself from so many places on as the policy says', async () => {
  const kept = async (policy: object) => (await termsBy(policy)).same_day_reserve
  expect(await kept({ sameDayReserve: 2, sameDayReserveFromPlaces: 10 })).toBe(2)
  expect(await kept({ sameDayReserve: 2, sameDayReserveFromPlaces: 11 })).toBe(0)
  expect(await kept({ sameDayReserve: 2, sameDayReserveFromPlaces: 8, slotCap: 7 })).toBe(0)
})
