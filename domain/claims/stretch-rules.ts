import { minutesBetween } from '../shared/time'
import type { EndRefusal, SlotFacts, Span, StretchEnd } from './types'

const halfHourMinutes = 30
const quarterMinutes = 15
const minuteMs = 60_000

type StretchFacts = Pick<SlotFacts, 'startsAt' | 'endsAt' | 'flexible' | 'minMinutes' | 'policy'>

/** Free places of a quarter hour that begins at an instant. */
type FreeAt = { at: Date; free: number }

/** A fixed slot is taken whole; a flexible one on a half-hour grid from its start. */
export function spanFits(slot: StretchFacts, { from, to }: Span): boolean {
  if (from < slot.startsAt || to > slot.endsAt) return false
  if (!slot.flexible) {
    return from.getTime() === slot.startsAt.getTime() && to.getTime() === slot.endsAt.getTime()
  }
  const length = minutesBetween(from, to)
  return (
    minutesBetween(slot.startsAt, from) % halfHourMinutes === 0 &&
    length % halfHourMinutes === 0 &&
    lengthRefusal(slot, length) === null
  )
}

/** The half hours of a slot in order, from its start; a quarter hour left at the end is in none. */
export function halfHoursOf({
  startsAt,
  endsAt,
}: Pick<StretchFacts, 'startsAt' | 'endsAt'>): Span[] {
  const count = Math.floor(minutesBetween(startsAt, endsAt) / halfHourMinutes)
  return Array.from({ length: count }, (_, n) => ({
    from: later(startsAt, n * halfHourMinutes),
    to: later(startsAt, (n + 1) * halfHourMinutes),
  }))
}

/** Free places over a stretch: those of its fullest quarter hour; none if one is not known. */
export function freeOver(quarters: readonly FreeAt[], { from, to }: Span): number {
  const within = quarters.filter(({ at }) => at >= from && at < to)
  const all = minutesBetween(from, to) / quarterMinutes
  return within.length === 0 || within.length < all ? 0 : Math.min(...within.map((one) => one.free))
}

/**
 * Every half hour a stretch of the flexible slot from a half hour's start could end at, to the end
 * of the slot, each with why it cannot: too short, too long, or the first half hour without a place.
 */
export function endsFrom(
  slot: StretchFacts,
  quarters: readonly FreeAt[],
  from: Date,
): StretchEnd[] {
  const after = halfHoursOf(slot).filter((one) => one.from >= from)
  const full = after.find((one) => freeOver(quarters, one) === 0)
  return after.map(({ to }) => {
    const minutes = minutesBetween(from, to)
    const taken: EndRefusal | null =
      full && full.from < to ? { reason: 'full', at: full.from } : null
    return { to, minutes, refusal: lengthRefusal(slot, minutes) ?? taken }
  })
}

/**
 * The stretch shown first: from the first half hour at which one can begin, as long as it can be; if
 * none can, the first stretch of the longest length. The whole of a fixed slot.
 */
export function usualSpan(slot: StretchFacts, quarters: readonly FreeAt[]): Span {
  if (!slot.flexible) return { from: slot.startsAt, to: slot.endsAt }
  for (const { from } of halfHoursOf(slot)) {
    const last = endsFrom(slot, quarters, from).findLast((end) => end.refusal === null)
    if (last) return { from, to: last.to }
  }
  const { startsAt, endsAt, policy } = slot
  const minutes = Math.min(policy.slotMaxMinutes, minutesBetween(startsAt, endsAt))
  return { from: startsAt, to: later(startsAt, minutes) }
}

function lengthRefusal(slot: StretchFacts, minutes: number): EndRefusal | null {
  if (minutes < slot.minMinutes) return { reason: 'too_short' }
  return minutes > slot.policy.slotMaxMinutes ? { reason: 'too_long' } : null
}

function later(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * minuteMs)
}
