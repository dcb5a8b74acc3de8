import { describe, expect, test } from 'vitest'
import { readAge, readDay, readFindFilters } from '@/app/[locale]/(public)/_find-filters'

const divisions = [{ code: '310106', subdistricts: [{ code: '310106006' }] }]
const today = '2026-11-23'
const read = (query: Record<string, string | string[]>) => readFindFilters(query, divisions, today)
const none = { division: null, day: null, ageMonths: null, page: 1 }

describe('the address of the front page', () => {
  test('asks for nothing when it is bare', () => {
    expect(read({})).toEqual({ filters: none, ignored: [], untouched: true })
  })

  test('is used where it fits', () => {
    const asked = { division: '310106006', day: '2026-12-07', age: '20', page: '2' }
    expect(read(asked)).toEqual({
      filters: { division: '310106006', day: '2026-12-07', ageMonths: 20, page: 2 },
      ignored: [],
      untouched: false,
    })
    expect(read({ division: '310106' }).filters.division).toBe('310106')
  })

  test('empty fields of the form ask for nothing, but somebody chose', () => {
    expect(read({ division: '', day: '', age: '' })).toEqual({
      filters: none,
      ignored: [],
      untouched: false,
    })
  })

  test('what does not fit is left out and named', () => {
    expect(read({ division: '990000', day: '2026-02-31', age: '-1' })).toEqual({
      filters: none,
      ignored: ['division', 'day', 'age'],
      untouched: false,
    })
  })

  test.each(['2026-11-22', '2026-13-01', 'tomorrow', '2026-11-2３'])(
    'the day %s cannot be shown',
    (day) => expect(read({ day }).ignored).toEqual(['day']),
  )

  test.each(['1.5', '84', '999', 'abc', '1e1', '<script>'])('%s is no age in months', (age) =>
    expect(readAge({ age })).toEqual({ ageMonths: null, ignored: true }),
  )

  test('a page that is no number counts as past the last', () => {
    for (const page of ['0', '-3', 'x', '99999999'])
      expect(read({ page }).filters.page).toBeGreaterThan(1_000_000)
  })

  test('of a name given twice the first counts', () => {
    expect(readDay({ day: ['2026-11-24', 'x'] })).toEqual({ day: '2026-11-24', ignored: false })
  })
})
