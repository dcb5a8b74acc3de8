import { closedForBooking } from './rules'
import type { SlotFacts } from './types'

/** Whether families can book a slot on the site now, no matter for whom and whether a place is left. */
export type Online =
  | { kind: 'open'; until: Date }
  | { kind: 'not_released'; releasedAt: Date }
  | { kind: 'after_closing'; closedAt: Date; reopensAt: Date | null }
  | { kind: 'over' }

/** The instants of a slot that decide it. */
export type OnlineFacts = Pick<
  SlotFacts,
  'endsAt' | 'releasedAt' | 'bookingClosesAt' | 'sameDayFrom' | 'sameDayReserve' | 'sameDayClosesAt'
>

/** Whether the slot is open for booking on the site at an instant; booking refuses by the same rules. */
export function onlineState(slot: OnlineFacts, now: Date): Online {
  if (slot.endsAt <= now) return { kind: 'over' }
  if (now < slot.releasedAt) return { kind: 'not_released', releasedAt: slot.releasedAt }
  const closed = closedForBooking(slot, now)
  if (closed) {
    return { kind: 'after_closing', closedAt: closed.closedAt, reopensAt: closed.reopensAt }
  }
  const { bookingClosesAt, sameDayFrom, sameDayClosesAt } = slot
  if (now >= sameDayFrom) return { kind: 'open', until: sameDayClosesAt }
  const until = Math.min(bookingClosesAt.getTime(), sameDayFrom.getTime())
  return { kind: 'open', until: new Date(until) }
}
