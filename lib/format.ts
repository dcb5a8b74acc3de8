import { createTranslator } from 'next-intl'
import { dayOf, timeOf, weekdayOf } from '@/domain/shared/time'
import type { Locale } from '@/i18n/routing'
import en from '@/messages/en/format.json'
import zh from '@/messages/zh/format.json'

const texts = { zh, en }

/**
 * Every format of the site, for one language; for pages, messages and files alike. Days are local
 * days `'YYYY-MM-DD'`, instants are shown by the wall clock of Shanghai in 24 hours, money is in
 * fen, areas in dm², ages in completed months.
 */
export function formats(locale: Locale): Formats {
  made[locale] ??= makeFormats(locale)
  return made[locale]
}

export type Formats = ReturnType<typeof makeFormats>

const made: Partial<Record<Locale, Formats>> = {}

function makeFormats(locale: Locale) {
  const t = createTranslator({ locale, messages: texts[locale] })
  const words = wordsOf(locale)
  const number = new Intl.NumberFormat(words.tag)

  /** 11月26日（周四） · Thu 26 Nov */
  const day = (text: string) =>
    t('day', { date: words.date(text), weekday: words.weekday(weekdayOf(text)) })
  /** 09:00 */
  const time = (instant: Date) => timeOf(instant)
  /** 09:00–11:00 */
  const span = (from: Date | string, to: Date | string) => `${clock(from)}–${clock(to)}`
  /** 30 元 · ¥30; fen only if there are any: 30.50 元 */
  const money = (fen: number) => t('money', { amount: yuan(fen, number) })

  return {
    day,
    time,
    span,
    money,
    /** 2026年11月26日（周四） · Thu 26 Nov 2026 */
    dayWithYear: (text: string) =>
      t('day', { date: words.dateWithYear(text), weekday: words.weekday(weekdayOf(text)) }),
    /** 11月26日 · 26 Nov */
    date: words.date,
    /** 11月 · Nov */
    month: words.month,
    /** 26 */
    dayOfMonth: (text: string) => String(Number(text.slice(8))),
    /** 周四 · Thu */
    weekday: (text: string) => words.weekday(weekdayOf(text)),
    /** 今天, 明天, 周四 · Today, Tomorrow, Thu */
    nearWeekday: (text: string, today: string) => {
      if (text === today) return t('today')
      const tomorrow = daysBetween(today, text) === 1
      return tomorrow ? t('tomorrow') : words.weekday(weekdayOf(text))
    },
    /** 周一至周五、周日 · Mon–Fri, Sun; ISO weekdays, 1 is Monday, in any order */
    weekdays: (isoWeekdays: readonly number[]) =>
      runsOf(isoWeekdays)
        .map(([from, to]) => {
          const names = { from: words.weekday(from), to: words.weekday(to) }
          if (from === to) return names.from
          return to === from + 1
            ? `${names.from}${t('weekdaySeparator')}${names.to}`
            : t('weekdaysFromTo', names)
        })
        .join(t('weekdaySeparator')),
    /** 11月26日（周四）09:00 · Thu 26 Nov, 09:00 */
    moment: (instant: Date) =>
      t('dayWithTime', { day: day(dayOf(instant)), time: timeOf(instant) }),
    /** 11月26日（周四）09:00–11:00 · Thu 26 Nov, 09:00–11:00 */
    daySpan: (from: Date, to: Date) =>
      t('daySpan', { day: day(dayOf(from)), span: span(from, to) }),
    /** 每小时 30 元 · ¥30 an hour; 免费 for 0, 未公布 for null */
    pricePerHour: (fen: number | null) => {
      if (fen === null) return t('notPublished')
      return fen === 0 ? t('free') : t('pricePerHour', { price: money(fen) })
    },
    /** 未公布 · Not published */
    notPublished: t('notPublished'),
    /** 11 个月, 2 岁, 1 岁 6 个月 · 11 months, 2 years, 1 year 6 months */
    age: (months: number) => {
      const years = Math.floor(months / 12)
      const rest = months % 12
      if (years === 0) return t('ageMonths', { months })
      return rest === 0 ? t('ageYears', { years }) : t('ageYearsMonths', { years, months: rest })
    },
    /** 18 个月 · 18 months */
    months: (months: number) => t('ageMonths', { months }),
    /** 满 12 个月、未满 36 个月 · 12 months to under 36 months */
    ages: (fromMonths: number, toMonths: number) => t('ages', { from: fromMonths, to: toMonths }),
    /** 90 分钟 as 1 小时 30 分钟 · 1 hour 30 minutes */
    duration: (minutes: number) => {
      const hours = Math.floor(minutes / 60)
      const rest = minutes % 60
      if (hours === 0) return t('minutes', { minutes })
      return rest === 0 ? t('hours', { hours }) : t('hoursMinutes', { hours, minutes: rest })
    },
    /** 350 米, 1.2 公里 · 350 m, 1.2 km */
    distance: (metres: number) => {
      const near = Math.round(metres / 10) * 10
      if (near < 1000) return t('metres', { distance: String(near) })
      const distance = new Intl.NumberFormat(words.tag, { maximumFractionDigits: 1 })
      return t('kilometres', { distance: distance.format(metres / 1000) })
    },
    /** 40 平方米 · 40 m², from dm² */
    area: (dm2: number) => t('area', { squareMetres: number.format(dm2 / 100) }),
    /** 37.5 ℃ · 37.5 °C, from tenths of a degree */
    temperature: (tenths: number) => t('temperature', { degrees: (tenths / 10).toFixed(1) }),
    /** 1,234 */
    count: (value: number) => number.format(value),
  }
}

/** Names of days, made by the runtime's own tables; a fixed day stands for each weekday. */
function wordsOf(locale: Locale) {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return (day: string) => formatter.format(new Date(`${day}T00:00:00Z`))
  }
  const weekday = format({ weekday: 'short' })
  return {
    tag,
    date: format({ month: 'short', day: 'numeric' }),
    dateWithYear: format({ year: 'numeric', month: 'short', day: 'numeric' }),
    month: format({ month: 'short' }),
    weekday: (iso: number) => weekday(`2024-01-0${iso}`),
  }
}

function clock(at: Date | string): string {
  return typeof at === 'string' ? at : timeOf(at)
}

function yuan(fen: number, whole: Intl.NumberFormat): string {
  if (fen % 100 === 0) return whole.format(fen / 100)
  return `${whole.format(Math.trunc(fen / 100))}.${String(Math.abs(fen % 100)).padStart(2, '0')}`
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** Weekdays as runs of days that follow each other: 1, 2, 3, 5 is [1, 3], [5, 5]. */
function runsOf(weekdays: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const weekday of [...new Set(weekdays)].sort()) {
    const last = runs.at(-1)
    if (last && last[1] === weekday - 1) last[1] = weekday
    else runs.push([weekday, weekday])
  }
  return runs
}
