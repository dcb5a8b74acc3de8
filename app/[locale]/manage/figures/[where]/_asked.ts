import { type PeriodName, periodBetween, periodNamed, periodNames } from '@/domain/figures/rules'
import type { Period } from '@/domain/figures/types'
import { text } from '@/lib/asked'
import type { FiguresQuery } from '@/lib/paths'

/** What the figures' address may ask by. */
export const figuresQuery = { period: text, from: text, to: text, shade: text, page: text }

export type Asked = {
  /** The name of the period; null for days typed by the person. */
  name: PeriodName | null
  period: Period
  /** The days given make no period, so this month is shown. */
  wrong: boolean
  shade: 'occupancy' | 'plan'
  /** Which page of the rooms, from 1. */
  page: number
  /** The same period in an address. */
  query: FiguresQuery
}

/** What an address asks of the figures; what it gets wrong or leaves out is this month. */
export function askedOf(
  search: { [name in keyof typeof figuresQuery]?: string },
  today: string,
): Asked {
  const one = (name: keyof typeof figuresQuery) => search[name] ?? ''
  const shade = one('shade') === 'plan' ? 'plan' : 'occupancy'
  const page = /^[1-9]\d{0,3}$/.test(one('page')) ? Number(one('page')) : 1
  const [from, to] = [one('from'), one('to')]
  const own = from || to ? periodBetween(from, to) : null
  if (own) return { name: null, period: own, wrong: false, shade, page, query: own }
  const name = periodNames.find((known) => known === one('period')) ?? 'month'
  const query = name === 'month' ? {} : { period: name }
  const wrong = Boolean(from || to)
  return { name, period: periodNamed(name, today), wrong, shade, page, query }
}
