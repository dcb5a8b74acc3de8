import { expect, test } from 'vitest'
import {
  blocksOf,
  hoursOf,
  sharedLines,
} from '@/app/[locale]/manage/rooms/[code]/timetables/_week-layout'
import { cityDefaults } from '@/domain/policies/city-defaults'
import {
  mayOverlap,
  overlap,
  patternProblem,
  patternState,
  sharedPlaces,
  sharedStretches,
} from '@/domain/slots/pattern-rules'
import type { PatternFields } from '@/domain/timetables/inputs'

const fine: PatternFields = {
  weekdays: [1, 2, 3, 4, 5],
  fromTime: '09:00',
  toTime: '11:00',
  ageFromMonths: null,
  ageToMonths: null,
  cap: null,
  flexible: false,
  priceFenPerHour: null,
  validFrom: '2026-11-02',
  validTo: null,
}

test('a pattern that fits is not refused', () => {
  expect(patternProblem(fine, cityDefaults)).toBeNull()
  expect(patternProblem({ ...fine, toTime: '17:00', flexible: true }, cityDefaults)).toBeNull()
})

test.each([
  [{ weekdays: [] }, 'no_weekdays'],
  [{ weekdays: [1, 1] }, 'weekday_twice'],
  [{ toTime: '09:00' }, 'ends_before_start'],
  [{ fromTime: '11:00', toTime: '10:00' }, 'ends_before_start'],
  [{ fromTime: '22:00', toTime: '01:00' }, 'across_midnight'],
  [{ fromTime: '09:10' }, 'not_quarter_hours'],
  [{ toTime: '11:05' }, 'not_quarter_hours'],
  [{ toTime: '11:15', flexible: true }, 'not_half_hours'],
  [{ toTime: '09:45' }, 'too_short'],
  [{ toTime: '12:15' }, 'too_long'],
  [{ ageFromMonths: 24, ageToMonths: 24 }, 'ages_reversed'],
  [{ ageFromMonths: 6 }, 'ages_outside_policy'],
  [{ ageToMonths: 37 }, 'ages_outside_policy'],
  [{ priceFenPerHour: 10_001 }, 'price_above_ceiling'],
  [{ validTo: '2026-11-01' }, 'valid_to_before_from'],
] as const)('%o is refused as %s', (change, reason) => {
  const pattern = {
    ...fine,
    ...change,
    weekdays: [...('weekdays' in change ? change.weekdays : [1])],
  }
  expect(patternProblem(pattern, cityDefaults)?.reason).toBe(reason)
})

test('patterns overlap when a weekday, an hour and a date are common to both', () => {
  expect(overlap(fine, { ...fine, fromTime: '10:45' })).toBe(true)
  expect(overlap(fine, { ...fine, fromTime: '11:00', toTime: '12:00' })).toBe(false)
  expect(overlap(fine, { ...fine, weekdays: [6] })).toBe(false)
  expect(overlap({ ...fine, validTo: '2026-11-10' }, { ...fine, validFrom: '2026-11-11' })).toBe(
    false,
  )
  expect(overlap({ ...fine, validTo: '2026-11-10' }, { ...fine, validFrom: '2026-11-10' })).toBe(
    true,
  )
})

test('patterns may run side by side where either of them shares', () => {
  const [shares, alone] = [{ sharesCapacity: true }, { sharesCapacity: false }]
  expect(mayOverlap(shares, alone)).toBe(true)
  expect(mayOverlap(alone, shares)).toBe(true)
  expect(mayOverlap(alone, alone)).toBe(false)
})

test('a pattern is to come before its first day, ended after its last, in force between', () => {
  const pattern = { validFrom: '2026-11-02', validTo: '2026-11-20' }
  expect(patternState(pattern, '2026-11-01')).toBe('coming')
  expect(patternState(pattern, '2026-11-02')).toBe('current')
  expect(patternState(pattern, '2026-11-20')).toBe('current')
  expect(patternState(pattern, '2026-11-21')).toBe('ended')
  expect(patternState({ ...pattern, validTo: null }, '2036-01-01')).toBe('current')
})

test('what patterns share is the least of licence, play area and largest group', () => {
  const room = { licensedPlaces: 12, playAreaDm2: 4_600 }
  expect(sharedPlaces(room, cityDefaults)).toBe(10)
  expect(sharedPlaces({ ...room, playAreaDm2: 3_500 }, cityDefaults)).toBe(8)
  expect(sharedPlaces({ licensedPlaces: 7, playAreaDm2: null }, cityDefaults)).toBe(7)
})

const wide = { ...fine, id: 'a', weekdays: [1], toTime: '12:00' }
const beside = { ...fine, id: 'b', weekdays: [1, 2], fromTime: '10:00', toTime: '11:00' }

test('the stretch two patterns share is where both are open', () => {
  expect(sharedStretches([wide, beside])).toEqual([
    { weekday: 1, fromTime: '10:00', toTime: '11:00', ids: ['a', 'b'] },
  ])
  const third = { ...wide, id: 'c', fromTime: '10:30', toTime: '12:00' }
  expect(sharedStretches([wide, beside, third]).map((one) => [one.fromTime, one.ids])).toEqual([
    ['10:00', ['a', 'b']],
    ['10:30', ['a', 'b', 'c']],
    ['11:00', ['a', 'c']],
  ])
})

test('patterns that follow each other in time share nothing', () => {
  const until = { ...wide, validTo: '2026-11-30' }
  const since = { ...beside, validFrom: '2026-12-01' }
  expect(sharedStretches([until, since])).toEqual([])
})

test('the drawing puts patterns open together side by side, others in the same lane', () => {
  const later = { ...wide, id: 'd', fromTime: '13:00', toTime: '15:00' }
  const lanes = blocksOf([later, beside, wide])
    .filter((block) => block.weekday === 1)
    .map(({ pattern, lane, lanes: all }) => [pattern.id, lane, all])
  expect(lanes).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['d', 0, 1],
  ])
  expect(hoursOf([wide, later])).toEqual({ from: 9, to: 15 })
  expect(hoursOf([{ ...fine, fromTime: '09:15', toTime: '10:15' }])).toEqual({ from: 9, to: 13 })
})

test('weekdays that share the same hours are told in one line', () => {
  const both = sharedStretches([
    { ...wide, weekdays: [1, 2, 3] },
    { ...beside, weekdays: [1, 3] },
  ])
  expect(sharedLines(both)).toEqual([{ weekdays: [1, 3], fromTime: '10:00', toTime: '11:00' }])
})
