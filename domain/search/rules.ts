import { childRefusal, costOf } from '../claims/rules'
import type { ChildRefusal } from '../claims/types'
import { factsOf, type PlannedChild } from '../several/reckoning-rules'
import { ageInMonths } from '../shared/age'
import type { FitFor, FoundStretch } from './queries'
import type { Fit, FitCost, Wish } from './types'

/** A wish for anything anywhere. */
export const anything: Wish = {
  divisionCode: null,
  near: null,
  days: [],
  part: null,
  minutes: null,
  childIds: [],
  ages: [],
  page: 1,
}

/** Lengths of care that can be asked for, in minutes. */
export const lengths = [60, 90, 120, 150, 180] as const

/** Children one booking takes at most. */
export const mostChildren = 6

/**
 * What somebody who asked for nothing looks for: a family's own subdistrict, for all its children of the
 * ages (completed months) rooms take there; nobody else anything in particular.
 */
export function firstWish(
  wish: Wish,
  { home, children }: { home: string | null; children: PlannedChild[] },
  ages: { fromMonths: number; toMonths: number },
  today: string,
): Wish {
  const ofAge = children.filter(({ birthDate }) => {
    const age = ageInMonths(birthDate, today)
    return age >= ages.fromMonths && age < ages.toMonths
  })
  const childIds = ofAge.slice(0, mostChildren).map(({ id }) => id)
  return { ...wish, divisionCode: home, childIds }
}

/** What the engine has to find places for: the family's children, else an age each. */
export function placesFor(children: PlannedChild[], ages: number[]): FitFor[] {
  if (children.length > 0) {
    return children.map((child) => ({
      born: child.birthDate,
      ageMonths: null,
      factorHundredths: child.factorHundredths,
    }))
  }
  return ages.map((ageMonths) => ({ born: null, ageMonths, factorHundredths: 100 }))
}

/** The visits of all the children, and the most any of them has open and in each month. */
export function burden(children: PlannedChild[]) {
  const monthBookings: Record<string, number> = {}
  for (const { bookings } of children) {
    const own: Record<string, number> = {}
    for (const { day } of bookings) own[day.slice(0, 7)] = (own[day.slice(0, 7)] ?? 0) + 1
    for (const [month, count] of Object.entries(own)) {
      monthBookings[month] = Math.max(monthBookings[month] ?? 0, count)
    }
  }
  return {
    busy: children.flatMap(({ bookings }) =>
      bookings.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
    ),
    openBookings: Math.max(
      0,
      ...children.map(({ bookings }) => bookings.filter(({ open }) => open).length),
    ),
    monthBookings,
  }
}

/** Why a child may not be booked into the stretch, by the rules that booking decides by; null if it may. */
export function refusalOf(
  child: PlannedChild,
  stretch: FoundStretch,
  now: Date,
): ChildRefusal | null {
  return childRefusal(stretch, factsOf(child, stretch, stretch), now)
}

/** The stretch as it is offered: with what each child's visit costs. */
export function offered(stretch: FoundStretch, children: PlannedChild[]): Fit {
  const { policy, ...fit } = stretch
  const costs = children.map((child): FitCost => {
    const slot = { policy, priceFenPerHour: stretch.priceFenPerHour }
    const cost = costOf(slot, factsOf(child, stretch, stretch), stretch)
    return { childId: child.id, childName: child.name, ...cost }
  })
  return { ...fit, costs }
}
