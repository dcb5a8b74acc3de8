import { childRefusal, costOf } from '../bookings/rules'
import type { ChildFacts, ChildRefusal } from '../bookings/types'
import type { FitFor, FoundStretch } from './queries'
import type { Fit, FitCost, SearchedChild } from './types'

/** Lengths of care that can be asked for, in minutes. */
export const lengths = [60, 90, 120, 150, 180] as const

/** Children one booking takes at most. */
export const mostChildren = 6

/** What the engine has to find places for: the family's children, else an age each. */
export function placesFor(children: SearchedChild[], ages: number[]): FitFor[] {
  if (children.length > 0) {
    return children.map((child) => ({
      born: child.birthDate,
      ageMonths: null,
      factorHundredths: child.careFactorHundredths,
    }))
  }
  return ages.map((ageMonths) => ({ born: null, ageMonths, factorHundredths: 100 }))
}

/** The visits of all the children, and the most any of them has open and in each month. */
export function burden(children: SearchedChild[]) {
  const monthBookings: Record<string, number> = {}
  for (const { busy } of children) {
    const own: Record<string, number> = {}
    for (const { day } of busy) own[day.slice(0, 7)] = (own[day.slice(0, 7)] ?? 0) + 1
    for (const [month, count] of Object.entries(own)) {
      monthBookings[month] = Math.max(monthBookings[month] ?? 0, count)
    }
  }
  return {
    busy: children.flatMap(({ busy }) => busy.map(({ from, to }) => ({ from, to }))),
    openBookings: Math.max(
      0,
      ...children.map(({ busy }) => busy.filter(({ open }) => open).length),
    ),
    monthBookings,
  }
}

/** A child as booking that stretch would find it. */
function factsOf(child: SearchedChild, stretch: FoundStretch): ChildFacts {
  const month = stretch.day.slice(0, 7)
  return {
    id: child.id,
    name: child.name,
    birthDate: child.birthDate,
    hasIdentity: child.hasIdentity,
    openBookings: child.busy.filter(({ open }) => open).length,
    monthBookings: child.busy.filter(({ day }) => day.startsWith(month)).length,
    overlaps: child.busy.some(({ from, to }) => from < stretch.to && to > stretch.from),
    allowanceLeft:
      child.allowances.find(({ from, to }) => stretch.day >= from && stretch.day <= to)?.left ?? 0,
    marks: child.marks,
  }
}

/** Why a child may not be booked into the stretch, by the rules that booking decides by; null if it may. */
export function refusalOf(
  child: SearchedChild,
  stretch: FoundStretch,
  now: Date,
): ChildRefusal | null {
  return childRefusal(stretch, factsOf(child, stretch), now)
}

/** The stretch as it is offered: with what each child's visit costs. */
export function offered(stretch: FoundStretch, children: SearchedChild[]): Fit {
  const { policy, ...fit } = stretch
  const costs = children.map((child): FitCost => {
    const slot = { policy, priceFenPerHour: stretch.priceFenPerHour }
    return { childId: child.id, ...costOf(slot, factsOf(child, stretch), stretch) }
  })
  return { ...fit, costs }
}
