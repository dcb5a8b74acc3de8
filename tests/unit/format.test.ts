import { describe, expect, test } from 'vitest'
import { instantOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'

const zh = formats('zh')
const en = formats('en')
const at = (time: string) => instantOf('2026-11-26', time)

describe('days and times', () => {
  test('a date always comes with its weekday', () => {
    expect(zh.day('2026-11-26')).toBe('11月26日（周四）')
    expect(en.day('2026-11-26')).toBe('Thu 26 Nov')
    expect(zh.dayWithYear('2027-01-03')).toBe('2027年1月3日（周日）')
    expect(en.dayWithYear('2027-01-03')).toBe('Sun 3 Jan 2027')
  })

  test('an instant is shown by the wall clock of Shanghai, in 24 hours', () => {
    expect(zh.moment(new Date('2026-11-26T06:30:00Z'))).toBe('11月26日（周四）14:30')
    expect(en.moment(new Date('2026-11-26T16:00:00Z'))).toBe('Fri 27 Nov, 00:00')
    expect(zh.daySpan(at('09:00'), at('11:00'))).toBe('11月26日（周四）09:00–11:00')
    expect(en.daySpan(at('09:00'), at('11:00'))).toBe('Thu 26 Nov, 09:00–11:00')
    expect(zh.span('09:00', '11:00')).toBe('09:00–11:00')
  })

  test('today and tomorrow are called so, also across a year', () => {
    expect(zh.nearWeekday('2026-12-31', '2026-12-31')).toBe('今天')
    expect(zh.nearWeekday('2027-01-01', '2026-12-31')).toBe('明天')
    expect(en.nearWeekday('2027-01-02', '2026-12-31')).toBe('Sat')
  })

  test('weekdays that follow each other become a range of three or more', () => {
    expect(zh.weekdays([5, 1, 2, 3, 4])).toBe('周一至周五')
    expect(zh.weekdays([2, 3])).toBe('周二、周三')
    expect(en.weekdays([1, 2, 3, 5, 7])).toBe('Mon–Wed, Fri, Sun')
  })
})

describe('money', () => {
  test('whole yuan have no decimals, fen have two', () => {
    expect(zh.money(3000)).toBe('30 元')
    expect(en.money(3000)).toBe('¥30')
    expect(zh.money(3005)).toBe('30.05 元')
    expect(en.money(123_450)).toBe('¥1,234.50')
  })

  test('a price that is not published says so, and nothing is called free but free', () => {
    expect(zh.pricePerHour(null)).toBe('未公布')
    expect(en.pricePerHour(null)).toBe('Not published')
    expect(zh.pricePerHour(0)).toBe('免费')
    expect(zh.pricePerHour(3000)).toBe('每小时 30 元')
    expect(en.pricePerHour(3000)).toBe('¥30 an hour')
  })
})

describe('ages, lengths and sizes', () => {
  test('an age is told in years and months from one year on', () => {
    expect([11, 12, 20, 24].map(zh.age)).toEqual(['11 个月', '1 岁', '1 岁 8 个月', '2 岁'])
    expect([1, 13, 25].map(en.age)).toEqual(['1 month', '1 year 1 month', '2 years 1 month'])
  })

  test('a range of ages says that its end is not in it', () => {
    expect(zh.ages(12, 36)).toBe('满 12 个月、未满 36 个月')
    expect(en.ages(12, 36)).toBe('12 months to under 36 months')
  })

  test('lengths, distances, areas and temperatures carry their units', () => {
    expect([45, 120, 90].map(zh.duration)).toEqual(['45 分钟', '2 小时', '1 小时 30 分钟'])
    expect([60, 61].map(en.duration)).toEqual(['1 hour', '1 hour 1 minute'])
    expect([348, 996, 1240].map(zh.distance)).toEqual(['350 米', '1 公里', '1.2 公里'])
    expect(zh.area(4000)).toBe('40 平方米')
    expect(en.area(4050)).toBe('40.5 m²')
    expect(zh.temperature(375)).toBe('37.5 ℃')
    expect(en.count(1234)).toBe('1,234')
  })
})
