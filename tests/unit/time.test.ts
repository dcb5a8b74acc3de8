import { expect, test } from 'vitest'
import { addDays, dayOf, instantOf, timeOf, weekdayOf } from '@/domain/shared/time'
import { farZone } from '../support/far-zone'

test('this process lives in a zone where a morning of Shanghai is another day', () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(farZone)
  expect(new Date('2026-03-16T01:00:00Z').getDate()).toBe(15)
})

test('a day and a time are Shanghai’s, to the minute before midnight and from midnight on', () => {
  expect(instantOf('2026-03-16', '00:00')).toEqual(new Date('2026-03-15T16:00:00Z'))
  const last = new Date('2026-03-15T15:59:59.999Z')
  expect([dayOf(last), timeOf(last)]).toEqual(['2026-03-15', '23:59'])
  const first = new Date('2026-03-15T16:00:00Z')
  expect([dayOf(first), timeOf(first)]).toEqual(['2026-03-16', '00:00'])
})

test('days go on over the end of months and years, and know their weekday', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(['2026-03-16', '2026-03-22'].map(weekdayOf)).toEqual([1, 7])
})
