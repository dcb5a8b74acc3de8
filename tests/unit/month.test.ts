import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cityDefaults } from '@/domain/policies/city-defaults'
import { instantOf } from '@/domain/shared/time'
import { daysBefore, monthDays, monthRange, shiftMonth } from '@/domain/slots/month-rules'
import { plannedSlot, type SlotPattern } from '@/domain/slots/rules'

const pattern: SlotPattern = {
  ...{ id: 'p', roomId: 'r', weekdays: [1], fromTime: '09:00', toTime: '11:00' },
  ...{ ageFromMonths: null, ageToMonths: null, cap: null, flexible: false },
  ...{ priceFenPerHour: null, validFrom: '2026-01-01', validTo: null },
}
const now = instantOf('2026-11-10', '10:00')
const plan = (day: string) => plannedSlot(pattern, day, cityDefaults)
const made = (day: string, fields: object = {}) => ({
  ...{ id: day, timetableId: 'p', day, closed: false, bookings: 0 },
  ...{ startsAt: instantOf(day, '09:00'), endsAt: instantOf(day, '11:00') },
  ...fields,
})

test('a month has its own first and last day, in leap years too', () => {
  expect(monthRange('2026-11')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(monthRange('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(monthRange('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})

test('months go on across the year, and back again', () => {
  expect(shiftMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftMonth('2026-01', -1)).toBe('2025-12')
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 40 }), (n) => {
      expect(shiftMonth(shiftMonth('2026-06', n), -n)).toBe('2026-06')
    }),
  )
})

test('a month begins in the column of its first weekday', () => {
  expect(daysBefore('2026-11')).toBe(6)
  expect(daysBefore('2026-06')).toBe(0)
})

test('what is made is not planned again; the rest of the plan is drawn as planned', () => {
  const days = monthDays('2026-11', {
    ...{ calendar: [], now },
    made: [made('2026-11-16', { bookings: 2 })],
    planned: [plan('2026-11-16'), plan('2026-11-23')],
  })
  expect(days).toHaveLength(30)
  expect(days[15]?.slots).toMatchObject([{ state: 'made', bookings: 2, slotId: '2026-11-16' }])
  expect(days[22]?.slots).toMatchObject([{ state: 'planned', slotId: null }])
})

test('a slot is over, closed, or single as it stands', () => {
  const days = monthDays('2026-11', {
    ...{ calendar: [], now, planned: [] },
    made: [
      made('2026-11-09'),
      made('2026-11-10'),
      made('2026-11-17', { closed: true }),
      made('2026-11-18', { timetableId: null }),
    ],
  })
  const slots = days.flatMap((one) => one.slots)
  expect(slots.map((one) => one.state)).toEqual(['over', 'made', 'closed', 'made'])
  expect(slots.map((one) => one.single)).toEqual([false, false, false, true])
})

test('a day nobody has entered is told as such', () => {
  const calendar = [
    {
      ...{ day: '2026-11-01', kind: 'weekend' as const },
      ...{ nameZh: null, nameEn: null, official: true },
    },
  ]
  const days = monthDays('2026-11', { calendar, now, made: [], planned: [] })
  expect(days[0]?.calendar?.kind).toBe('weekend')
  expect(days[1]?.calendar).toBeNull()
})
