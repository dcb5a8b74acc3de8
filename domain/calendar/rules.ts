import { addDays, weekdayOf } from '../shared/time'
import type { CalendarDay } from './queries'

/** A published calendar: days off and days worked instead, each as `English,Chinese,days`. */
export type PublishedCalendar = {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

/**
 * Every day of a year by the published calendar, or none for a year it says nothing about:
 * an unpublished year must not pass for one without holidays.
 */
export function officialDaysOf(year: number, published: PublishedCalendar): CalendarDay[] {
  const known = Object.keys(published.holidays).some((day) => day.startsWith(`${year}-`))
  if (!known) return []
  return daysOfYear(year).map((day) => {
    const holiday = published.holidays[day]
    const worked = published.workdays[day]
    const [nameEn = null, nameZh = null] = (worked ?? holiday ?? '').split(',')
    const named = { nameZh, nameEn: nameEn || null, official: true }
    if (worked) return { day, kind: 'makeup', ...named }
    if (holiday) return { day, kind: 'holiday', ...named }
    return plainDay(day, true)
  })
}

/**
 * Every day of a year nobody has published, as examples for the demo: weekends and 1 to 3 January
 * off, everything else worked. Marked as not official.
 */
export function exampleDaysOf(year: number): CalendarDay[] {
  return daysOfYear(year).map((day, index) =>
    index < 3
      ? { day, kind: 'holiday', nameZh: '元旦', nameEn: "New Year's Day", official: false }
      : plainDay(day, false),
  )
}

function plainDay(day: string, official: boolean): CalendarDay {
  const kind = weekdayOf(day) >= 6 ? 'weekend' : 'workday'
  return { day, kind, nameZh: null, nameEn: null, official }
}

function daysOfYear(year: number): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day)
  return days
}

/** Days of the shortest year: with fewer, a year is not entered completely. */
export const fullYear = 365

/**
 * Next year, from 1 October on, unless it is among the years published: the official notice comes
 * late in the year, and without it no slots are made for January.
 */
export function unpublishedYear(today: string, published: number[]): number | null {
  const next = Number(today.slice(0, 4)) + 1
  return today.slice(5) >= '10-01' && !published.includes(next) ? next : null
}

/**
 * The days of a range, both ends included, as a person enters them: a holiday, a make-up working
 * day, or what the day of the week makes of them.
 */
export function daysOfRange(
  range: { from: string; to: string },
  what: { kind: 'holiday' | 'makeup' | 'plain' } & Pick<
    CalendarDay,
    'nameZh' | 'nameEn' | 'official'
  >,
): CalendarDay[] {
  const days: CalendarDay[] = []
  const { kind, nameZh, nameEn, official } = what
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    days.push(kind === 'plain' ? plainDay(day, official) : { day, kind, nameZh, nameEn, official })
  }
  return days
}
