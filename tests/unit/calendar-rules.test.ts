import published from 'chinese-days/dist/chinese-days.json'
import { expect, test } from 'vitest'
import { exampleDaysOf, officialDaysOf } from '@/domain/calendar/rules'

const of = (date: string) =>
  officialDaysOf(Number(date.slice(0, 4)), published).find(({ day }) => day === date)

test('holidays, make-up days, weekends and workdays are told apart, with both names', () => {
  expect(of('2026-10-01')).toMatchObject({
    kind: 'holiday',
    nameZh: '国庆节',
    nameEn: 'National Day',
  })
  expect(of('2026-10-10')).toMatchObject({ kind: 'makeup', nameZh: '国庆节' })
  expect(of('2026-10-17')).toMatchObject({ kind: 'weekend', nameZh: null, nameEn: null })
  expect(of('2026-10-19')).toMatchObject({ kind: 'workday', official: true })
})

test('a year nobody has published has no days at all', () => {
  expect(officialDaysOf(2027, published)).toEqual([])
})

test('example days fill the year, the first three off, none of them official', () => {
  const days = exampleDaysOf(2028)
  expect(days).toHaveLength(366)
  expect(days.slice(0, 3).every(({ kind }) => kind === 'holiday')).toBe(true)
  expect(days.some(({ official }) => official)).toBe(false)
  expect(days.find(({ day }) => day === '2028-01-08')?.kind).toBe('weekend')
})
