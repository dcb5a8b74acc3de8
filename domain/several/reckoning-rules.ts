import {
  type Claimant,
  claimed,
  claimTerm,
  isOfSlot,
  type Moment,
  momentKey,
} from '../capacity/verdict-rules'
import { termRefusal } from '../claims/claim-refusal'
import { refusalsFor } from '../claims/refusal-rules'
import { childRefusals, costOf } from '../claims/rules'
import type {
  BookingRefusal,
  ChildFacts,
  ChildRefusal,
  Cost,
  SlotFacts,
  Span,
} from '../claims/types'
import { ageInMonths } from '../shared/age'

const quarterMs = 15 * 60_000

/** What is known of a child, to compute several visits one after the other. Allowance by period. */
export type PlannedChild = Pick<
  ChildFacts,
  'id' | 'name' | 'birthDate' | 'hasIdentity' | 'marks'
> & {
  factorHundredths: number
  bookings: { day: string; startsAt: Date; endsAt: Date; open: boolean }[]
  allowances: { day: string; period: string; left: number }[]
}

/** A visit one might wish for. */
export type Wish = { slot: SlotFacts; span: Span }

export type WishChild = { child: ChildFacts; refusal: ChildRefusal | null; cost: Cost }

/** What a visit would mean, child by child; `refusal` is the first reason why it cannot be had. */
export type Reckoned = Wish & { refusal: BookingRefusal | null; children: WishChild[] }

/** Everything the computation depends on; `moments` by room and instant. */
export type Known = {
  children: PlannedChild[]
  moments: ReadonlyMap<string, Moment>
  residentIn: ReadonlySet<string>
}

/**
 * What each visit would mean if those before it that can be had were booked: the rules and sums of
 * the booking itself, in the order in which it claims. Nothing is kept by computing it.
 */
export function reckon(wishes: Wish[], known: Known, now: Date): Reckoned[] {
  let state = known
  return wishes.map((wish) => {
    const reckoned = reckonOne(wish, state, now)
    if (!reckoned.refusal) state = withVisit(state, reckoned, now)
    return reckoned
  })
}

/** What one visit would mean as things stand. */
export function reckonOne({ slot, span }: Wish, known: Known, now: Date): Reckoned {
  const children = known.children.map((planned) => {
    const child = factsOf(planned, slot, span)
    const refusal = childRefusals(slot, child, now)[0] ?? null
    return { child, refusal, cost: costOf(slot, child, span) }
  })
  const [refusal = null] = refusalsFor(
    {
      slot,
      span,
      children: children.map(({ child }) => child),
      place: placeRefusal({ slot, span }, known, now),
      shown: null,
    },
    now,
  )
  return { slot, span, refusal, children }
}

/** The child's bookings and allowance as this visit would find them. */
export function factsOf(
  planned: PlannedChild,
  slot: Pick<SlotFacts, 'day'>,
  span: Span,
): ChildFacts {
  const { id, name, birthDate, hasIdentity, marks, bookings } = planned
  const month = slot.day.slice(0, 7)
  return {
    ...{ id, name, birthDate, hasIdentity, marks },
    openBookings: bookings.filter((one) => one.open).length,
    monthBookings: bookings.filter((one) => one.day.slice(0, 7) === month).length,
    overlaps: bookings.some((one) => one.startsAt < span.to && one.endsAt > span.from),
    allowanceLeft: planned.allowances.find((one) => one.day === slot.day)?.left ?? 0,
  }
}

/**
 * Whether all the children find a place, one after the other; a limit of the slot is named before
 * one of the room.
 */
function placeRefusal({ slot, span }: Wish, known: Known, now: Date): BookingRefusal | null {
  const instants = instantsOf(span)
  let moments = instants.map((at) => known.moments.get(momentKey(slot.roomId, at)))
  for (const child of known.children) {
    const claimant = claimantOf(child, slot, known)
    const broken = moments.map((moment) =>
      moment ? claimTerm(moment, slot.id, claimant, now) : ('slot_closed' as const),
    )
    const ofSlot = broken.findIndex((term) => term !== null && isOfSlot(term))
    const first = ofSlot >= 0 ? ofSlot : broken.findIndex((term) => term !== null)
    const [term, at] = [broken[first], instants[first]]
    if (term && at) return termRefusal(term, slot, at)
    moments = moments.map((moment) => moment && claimed(moment, slot.id, claimant, now))
  }
  return null
}

/** The same with a visit booked: the children are busy, their allowance less, their places taken. */
function withVisit(known: Known, { slot, span, children }: Reckoned, now: Date): Known {
  const moments = new Map(known.moments)
  for (const child of known.children) {
    const claimant = claimantOf(child, slot, known)
    for (const at of instantsOf(span)) {
      const key = momentKey(slot.roomId, at)
      const moment = moments.get(key)
      if (moment) moments.set(key, claimed(moment, slot.id, claimant, now))
    }
  }
  return {
    ...known,
    moments,
    children: known.children.map((child, n) => {
      const used = children[n]?.cost.allowanceUsed ?? 0
      const period = child.allowances.find((one) => one.day === slot.day)?.period
      const visit = { day: slot.day, startsAt: span.from, endsAt: span.to, open: true }
      return {
        ...child,
        bookings: [...child.bookings, visit],
        allowances: child.allowances.map((one) =>
          one.period === period ? { ...one, left: one.left - used } : one,
        ),
      }
    }),
  }
}

function claimantOf(child: PlannedChild, slot: SlotFacts, { residentIn }: Known): Claimant {
  return {
    ageMonths: ageInMonths(child.birthDate, slot.day),
    factorHundredths: child.factorHundredths,
    resident: residentIn.has(slot.roomId),
  }
}

function instantsOf({ from, to }: Span): Date[] {
  const count = Math.max(0, Math.round((to.getTime() - from.getTime()) / quarterMs))
  return Array.from({ length: count }, (_, n) => new Date(from.getTime() + n * quarterMs))
}
