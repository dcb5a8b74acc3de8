import { addDays, isDay, weekdayOf } from '../shared/time'
import type { Figures, Period, PlanFigures } from './types'

export const periodNames = ['week', 'month', 'last-month', 'year'] as const
export type PeriodName = (typeof periodNames)[number]

/** The longest period that can be asked for by its days. */
export const longestPeriodDays = 366

/**
 * The days a named period means on a day: the whole week from Monday; the month and the year so far,
 * today included, since days not yet released would look empty; the whole month before.
 */
export function periodNamed(name: PeriodName, today: string): Period {
  const monthBegins = `${today.slice(0, 8)}01`
  switch (name) {
    case 'week': {
      const monday = addDays(today, 1 - weekdayOf(today))
      return { from: monday, to: addDays(monday, 6) }
    }
    case 'month':
      return { from: monthBegins, to: today }
    case 'last-month': {
      const to = addDays(monthBegins, -1)
      return { from: `${to.slice(0, 8)}01`, to }
    }
    case 'year':
      return { from: `${today.slice(0, 5)}01-01`, to: today }
  }
}

/** A period by its days; null if they are no days, reversed, or more than a year and a day. */
export function periodBetween(from: string, to: string): Period | null {
  if (!isDay(from) || !isDay(to) || from > to) return null
  return to < addDays(from, longestPeriodDays) ? { from, to } : null
}

export const noFigures: Figures = {
  rooms: 0,
  openRooms: 0,
  shortfalls: 0,
  plannedPlaces: 0,
  slots: 0,
  offeredQuarters: 0,
  bookedQuarters: 0,
  usedQuarters: 0,
  bookings: 0,
  attended: 0,
  missed: 0,
  cancelled: 0,
}

/** The numbers of several rooms or places together. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sum = { ...noFigures }
  for (const one of all) {
    for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += one[key]
  }
  return sum
}

/** Places offered and not booked, in quarter hours. */
export function freeQuarters(one: { offeredQuarters: number; bookedQuarters: number }): number {
  return one.offeredQuarters - one.bookedQuarters
}

/** Booked ÷ offered, 0 to 1; null if nothing was offered. */
export function occupancy(one: { offeredQuarters: number; bookedQuarters: number }): number | null {
  return one.offeredQuarters > 0 ? one.bookedQuarters / one.offeredQuarters : null
}

/** Places to plan for so many children: the policy's per cent of them, rounded up. */
export function plannedTarget(children: number, percent: number): number {
  return Math.ceil((children * percent) / 100)
}

export type PlanSum = { plannedPlaces: number; target: number | null; without: number }

/**
 * Planned places and targets of several subdistricts together. The target counts those whose number
 * of children is entered; `without` says how many are not. Null if none is.
 */
export function sumPlans(plans: readonly PlanFigures[]): PlanSum {
  const known = plans.flatMap(({ target }) => (target === null ? [] : [target]))
  return {
    plannedPlaces: plans.reduce((sum, one) => sum + one.plannedPlaces, 0),
    target: known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null,
    without: plans.length - known.length,
  }
}
