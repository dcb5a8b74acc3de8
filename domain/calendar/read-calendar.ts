import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { type CalendarDay, selectDays, selectYears } from './queries'
import { fullYear, unpublishedYear } from './rules'

/** A year as its page shows it: days entered, the years there are, and whether one may change it. */
export type CalendarYear = {
  year: number
  today: string
  days: CalendarDay[]
  years: number[]
  /** Years whose every day is entered from the official notice. */
  published: number[]
  mayChange: boolean
  /** Next year, from October on, while no official day of it is entered. */
  missing: number | null
}

/**
 * The calendar of a year (this one unless another is asked for). For everybody with a role; the
 * city's administrators change it. A year without days is answered empty.
 */
export async function readCalendar(
  ctx: Ctx,
  { year }: { year?: number | null },
): Promise<CalendarYear> {
  const actor = requireAccount(ctx.actor)
  if (actor.roles.length === 0) throw new NotFound()
  const today = dayOf(ctx.now)
  const thisYear = Number(today.slice(0, 4))
  const asked = year ?? thisYear
  const known = await selectYears(ctx.db.read)
  const years = [...new Set([...known.map((one) => one.year), thisYear, thisYear + 1])]
  const published = known.filter((one) => one.official >= fullYear).map((one) => one.year)
  return {
    year: asked,
    today,
    days: await selectDays(ctx.db.read, `${asked}-01-01`, `${asked}-12-31`),
    years: years.toSorted((a, b) => a - b),
    published,
    mayChange: actor.roles.some((role) => role.role === 'city_administrator'),
    missing: unpublishedYear(today, published),
  }
}

/**
 * The year to come, from October on, while its official calendar is not entered; null otherwise.
 * Without it no slots are made for that year. For everybody with a role.
 */
export async function calendarWarning(ctx: Ctx): Promise<number | null> {
  const actor = requireAccount(ctx.actor)
  if (actor.roles.length === 0) throw new NotFound()
  const known = await selectYears(ctx.db.read)
  const published = known.filter((one) => one.official >= fullYear).map((one) => one.year)
  return unpublishedYear(dayOf(ctx.now), published)
}
