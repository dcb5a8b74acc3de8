import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDay, DayKind } from '@/domain/calendar/queries'
import { cityDefaults } from '@/domain/policies/city-defaults'
import { addDays, timeOf } from '@/domain/shared/time'
import {
  type MadeSlot,
  opensOn,
  type PlannedSlot,
  plannedSlot,
  plannedSlots,
  type SlotPattern,
  slotChanges,
} from '@/domain/slots/rules'

const pattern: SlotPattern = {
  id: 'p',
  roomId: 'r',
  weekdays: [1, 2, 3, 4, 5],
  fromTime: '09:00',
  toTime: '11:00',
  ageFromMonths: null,
  ageToMonths: null,
  cap: null,
  flexible: false,
  priceFenPerHour: null,
  validFrom: '2026-01-01',
  validTo: null,
}
const day = (date: string, kind: DayKind): CalendarDay => ({
  day: date,
  kind,
  nameZh: null,
  nameEn: null,
  official: true,
})

test.each([
  ['a Tuesday', '2026-11-03', 'workday', true, true],
  ['a Saturday', '2026-11-07', 'weekend', true, false],
  ['a holiday on a Thursday', '2026-10-01', 'holiday', true, false],
  ['a make-up Saturday', '2026-10-10', 'makeup', true, true],
  ['a make-up Saturday where the policy stays closed', '2026-10-10', 'makeup', false, false],
  ['a day before it is valid', '2025-12-31', 'workday', true, false],
] as const)('a weekday pattern on %s', (_, date, kind, openOnMakeupDays, opens) => {
  expect(opensOn(pattern, { day: date, kind }, openOnMakeupDays)).toBe(opens)
})

test('a pattern without Monday stays closed on a make-up day it does not name', () => {
  const tuesdays = { ...pattern, weekdays: [2] }
  expect(opensOn(tuesdays, { day: '2026-10-10', kind: 'makeup' }, true)).toBe(false)
  const saturdays = { ...pattern, weekdays: [6] }
  expect(opensOn(saturdays, { day: '2026-10-10', kind: 'makeup' }, false)).toBe(true)
})

test('times are Shanghai’s, ages the policy’s, and a price never passes the ceiling', () => {
  const slot = plannedSlot({ ...pattern, priceFenPerHour: 12_000 }, '2026-11-03', cityDefaults)
  expect(slot.startsAt.toISOString()).toBe('2026-11-03T01:00:00.000Z')
  expect(slot).toMatchObject({ ageFromMonths: 12, ageToMonths: 36, priceFenPerHour: 10_000 })
  expect(plannedSlot(pattern, '2026-11-03', cityDefaults).priceFenPerHour).toBeNull()
  const own = plannedSlot({ ...pattern, ageFromMonths: 24, cap: 4 }, '2026-11-03', cityDefaults)
  expect(own).toMatchObject({ ageFromMonths: 24, ageToMonths: 36, cap: 4 })
})

const dates = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-11-01', n))
const kinds = fc.constantFrom<DayKind>('workday', 'weekend', 'holiday', 'makeup')
const calendars = fc
  .uniqueArray(fc.tuple(dates, kinds), { selector: ([date]) => date, maxLength: 60 })
  .map((days) => days.map(([date, kind]) => day(date, kind)))

test('planned slots lie on days of the calendar, in the future, within the horizon, at their hour', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      (days, weekdays) => {
        const now = new Date('2026-11-10T02:00:00Z')
        const slots = plannedSlots([{ ...pattern, weekdays }], days, {
          now,
          today: '2026-11-10',
          policyOn: () => cityDefaults,
        })
        const known = new Map(days.map((each) => [each.day, each.kind]))
        for (const slot of slots) {
          expect(known.get(slot.day)).toBeDefined()
          expect(known.get(slot.day)).not.toBe('holiday')
          expect(slot.startsAt > now && slot.day <= '2026-12-08').toBe(true)
          expect(timeOf(slot.startsAt)).toBe('09:00')
        }
        expect(new Set(slots.map((slot) => slot.day)).size).toBe(slots.length)
      },
    ),
  )
})

const planned: fc.Arbitrary<PlannedSlot> = fc
  .record({
    date: dates,
    timetableId: fc.constantFrom('a', 'b'),
    hour: fc.constantFrom('09:00', '10:00'),
    priceFenPerHour: fc.constantFrom(null, 3000),
  })
  .map(({ date, timetableId, hour, priceFenPerHour }) =>
    plannedSlot(
      { ...pattern, id: timetableId, fromTime: hour, priceFenPerHour },
      date,
      cityDefaults,
    ),
  )
const once = (slot: PlannedSlot) => `${slot.timetableId} ${slot.day}`
const wanted = fc.uniqueArray(planned, { selector: once, maxLength: 40 })
const made = fc
  .uniqueArray(fc.tuple(planned, fc.boolean(), fc.option(fc.nat(9))), {
    selector: ([slot]) => once(slot),
    maxLength: 40,
  })
  .map((all) =>
    all.map(
      ([slot, settled, cap], n): MadeSlot => ({
        ...{ ...slot, cap, settled, id: String(n) },
        closed: settled && n % 2 === 0,
      }),
    ),
  )

test('settled slots stay; after the change every wanted slot is there once; again changes nothing', () => {
  fc.assert(
    fc.property(wanted, made, (want, have) => {
      const { remove, change, add, kept } = slotChanges(want, have)
      const touched = [...remove, ...change].map((slot) => slot.id)
      expect(have.filter((slot) => slot.settled && touched.includes(slot.id))).toEqual([])
      for (const slot of kept) expect(slot.settled).toBe(true)
      const left = have
        .filter((slot) => !remove.some((gone) => gone.id === slot.id))
        .map((slot) => change.find((one) => one.id === slot.id) ?? slot)
      const after = [...left, ...add]
      expect(new Set(after.map(once)).size).toBe(after.length)
      for (const slot of want) {
        const there = after.find((one) => once(one) === once(slot))
        expect(there).toBeDefined()
        if (there && 'settled' in there && there.settled) continue
        expect({ ...there, cap: slot.cap }).toMatchObject(slot)
      }
      const again = slotChanges(
        want,
        after.map((slot, n) => ({ settled: false, closed: false, ...slot, id: String(n) })),
      )
      expect(again).toMatchObject({ remove: [], change: [], add: [] })
    }),
  )
})

test('a slot made anew keeps the cap a person gave it', () => {
  const want = plannedSlot({ ...pattern, fromTime: '10:00' }, '2026-11-03', cityDefaults)
  const old = plannedSlot(pattern, '2026-11-03', cityDefaults)
  const there = { ...old, cap: 3, id: 'x', settled: false, closed: false }
  const { remove, add } = slotChanges([want], [there])
  expect(remove).toEqual([there])
  expect(add).toEqual([{ ...want, cap: 3 }])
})

test('another price or age changes a slot in its place', () => {
  const want = plannedSlot({ ...pattern, ageFromMonths: 18 }, '2026-11-03', cityDefaults)
  const old = plannedSlot(pattern, '2026-11-03', cityDefaults)
  const there = { ...old, cap: 3, id: 'x', settled: false, closed: false }
  expect(slotChanges([want], [there])).toEqual({
    ...{ remove: [], add: [], kept: [] },
    change: [{ ...there, ageFromMonths: 18 }],
  })
})

test('a settled slot that is not as planned is named as kept, one that is is not', () => {
  const old = plannedSlot(pattern, '2026-11-03', cityDefaults)
  const there = { ...old, id: 'x', settled: true, closed: false }
  expect(slotChanges([old], [there])).toEqual({ remove: [], change: [], add: [], kept: [] })
  expect(slotChanges([], [there]).kept).toEqual([there])
  const later = plannedSlot({ ...pattern, fromTime: '10:00' }, '2026-11-03', cityDefaults)
  expect(slotChanges([later], [there])).toEqual({ remove: [], change: [], add: [], kept: [there] })
})
