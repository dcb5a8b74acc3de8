import { type PlacesLimit, placesLimit } from '../capacity/places-limit'
import { findQuarterPlaces, type QuarterPlaces } from '../capacity/places-queries'
import type { QuarterFree } from '../capacity/queries'
import { findChildFacts } from '../claims/claim-queries'
import { childRefusal, costOf } from '../claims/rules'
import { endsFrom, freeOver, halfHoursOf } from '../claims/stretch-rules'
import type { ChildFacts, ChildRefusal, Cost, SlotFacts, Span, StretchEnd } from '../claims/types'
import type { Account } from '../shared/actor'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { minutesBetween } from '../shared/time'
import { findBusySpans } from './stretch-queries'

/** Half an hour of a flexible slot: its free places, what limits them, and where a stretch from it could end. */
export type HalfHour = Span & { free: number; limit: PlacesLimit | null; ends: StretchEnd[] }

/** What any stretch of the slot would mean for a child. */
export type ChildStretches = {
  child: ChildFacts
  /** Why it cannot be booked for any stretch; null if it can. */
  refusal: ChildRefusal | null
  /** Why it cannot be booked for a stretch that meets one of its other visits, `busy`. */
  whenBusy: ChildRefusal
  busy: Span[]
  /** By length, every half hour to the whole of the slot. */
  costs: { minutes: number; cost: Cost }[]
}

export type Stretches = {
  halfHours: HalfHour[]
  children: ChildStretches[]
  /** Free places of each quarter hour, for the youngest child of the family that can be booked. */
  free: QuarterFree[]
}

/**
 * What every stretch of a flexible slot would mean for a family, so that it can choose without asking
 * again: places, limits, ends and costs. What it holds itself is free to it. The same rules decide the
 * booking; nothing is kept by asking.
 */
export async function quoteStretches(
  family: Pick<Account, 'accountId' | 'homeSubdistrictCode'>,
  ctx: Ctx,
  slot: SlotFacts,
  held: Span | null,
): Promise<Stretches> {
  const { now } = ctx
  const on = ctx.db.read
  const whole = { from: slot.startsAt, to: slot.endsAt }
  const facts = await findChildFacts(on, family.accountId, null, slot, now)
  const children = facts.map((child) => ({ ...child, overlaps: false }))
  const open = children.filter((child) => childRefusal(slot, child, now) === null)
  const ages = open.map((child) => ageInMonths(child.birthDate, slot.day))
  const ageMonths = ages.length === 0 ? null : Math.min(...ages)
  const ids = children.map((child) => child.id)
  const [found, busy] = await Promise.all([
    findQuarterPlaces(on, slot.id, ageMonths, family.homeSubdistrictCode, now),
    findBusySpans(on, ids, whole, now),
  ])
  const quarters = found.map((one) =>
    held && one.at >= held.from && one.at < held.to ? { ...one, free: one.free + 1 } : one,
  )
  const halfHours = halfHoursOf(slot)
  return {
    halfHours: halfHours.map((span) => ({
      ...span,
      free: freeOver(quarters, span),
      limit: limitOver(quarters, span, ageMonths ?? slot.ageFromMonths),
      ends: endsFrom(slot, quarters, span.from),
    })),
    children: children.map((child) => ({
      child,
      refusal: childRefusal(slot, child, now),
      whenBusy: childRefusal(slot, { ...child, overlaps: true }, now) ?? {
        reason: 'overlaps',
        childId: child.id,
      },
      busy: busy.filter((one) => one.childId === child.id),
      costs: halfHours.map(({ to }) => ({
        minutes: minutesBetween(slot.startsAt, to),
        cost: costOf(slot, child, { from: slot.startsAt, to }),
      })),
    })),
    free: quarters.map(({ slotId, at, free }) => ({ slotId, at, free })),
  }
}

/** What limits a stretch: the limit of its fullest quarter hour, the lowest of those. */
function limitOver(quarters: QuarterPlaces[], { from, to }: Span, ageMonths: number) {
  const [tightest] = quarters
    .filter(({ at }) => at >= from && at < to)
    .map((quarter) => ({
      free: quarter.free,
      limit: placesLimit(quarter.limits, { ...quarter, ageMonths }),
    }))
    .toSorted((a, b) => a.free - b.free || a.limit.most - b.limit.most)
  return tightest?.limit ?? null
}
