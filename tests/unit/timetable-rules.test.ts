import { expect, test } from 'vitest'
import { cityDefaults } from '@/domain/policies/city-defaults'
import type { PatternFields } from '@/domain/timetables/inputs'
import { overlap, patternProblem } from '@/domain/timetables/rules'

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
