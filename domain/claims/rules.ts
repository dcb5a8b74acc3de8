import { bookingState, mayMove } from '@/db/booking-states'
import { ageInMonths } from '../shared/age'
import { minutesBetween } from '../shared/time'
import { spanFits } from './stretch-rules'
import type {
  BookingPolicy,
  BookingStatus,
  CancelReason,
  ChildFacts,
  ChildRefusal,
  Cost,
  MoveRefusal,
  RoomCause,
  SlotFacts,
  SlotRefusal,
  Span,
} from './types'

const dayMs = 86_400_000

/** Whether the slot takes bookings now and the stretch asked for is one it offers; null if so. */
export function slotRefusal(slot: SlotFacts, span: Span, now: Date): SlotRefusal | null {
  return slotRefusals(slot, span, now)[0] ?? null
}

/** Every reason why the slot cannot be booked now, in the order they are told. */
export function slotRefusals(slot: SlotFacts, span: Span, now: Date): SlotRefusal[] {
  const closed = closedForBooking(slot, now)
  const maxMinutes = slot.policy.slotMaxMinutes
  const reasons: (SlotRefusal | false | null)[] = [
    slot.roomStatus !== 'open' && { reason: 'room_not_open' },
    slot.status === 'closed' && { reason: 'slot_closed' },
    now < slot.releasedAt && { reason: 'not_released', releasedAt: slot.releasedAt },
    closed,
    !spanFits(slot, span) && { reason: 'bad_span', minMinutes: slot.minMinutes, maxMinutes },
    !slot.hasConsent && { reason: 'consent_missing' },
  ]
  return reasons.filter((one) => one !== false && one !== null)
}

type ClosingFacts = Pick<
  SlotFacts,
  'bookingClosesAt' | 'sameDayFrom' | 'sameDayReserve' | 'sameDayClosesAt'
>

/** Booking closes on a working day before; on the day itself the same-day reserve can be booked. */
export function closedForBooking(
  slot: ClosingFacts,
  now: Date,
): Extract<SlotRefusal, { reason: 'after_closing' }> | null {
  if (now < slot.bookingClosesAt && now < slot.sameDayFrom) return null
  const sameDayOpens = slot.sameDayReserve > 0
  if (now < slot.sameDayFrom) {
    const reopensAt = sameDayOpens ? slot.sameDayFrom : null
    return { reason: 'after_closing', closedAt: slot.bookingClosesAt, reopensAt }
  }
  if (sameDayOpens && now < slot.sameDayClosesAt) return null
  const last = sameDayOpens ? slot.sameDayClosesAt : slot.bookingClosesAt
  return { reason: 'after_closing', closedAt: last, reopensAt: null }
}

/** What of a slot decides whether a child may be booked into it. */
export type ChildTerms = Pick<SlotFacts, 'day' | 'ageFromMonths' | 'ageToMonths'> & {
  policy: BookingPolicy
}

/** Whether this child may be booked into the slot; null if so. Reasons in the order they are told. */
export function childRefusal(slot: ChildTerms, child: ChildFacts, now: Date): ChildRefusal | null {
  return childRefusals(slot, child, now)[0] ?? null
}

/** Every reason why this child may not be booked into the slot, in the order they are told. */
export function childRefusals(slot: ChildTerms, child: ChildFacts, now: Date): ChildRefusal[] {
  const { policy, ageFromMonths: fromMonths, ageToMonths: toMonths } = slot
  const childId = child.id
  const ageMonths = ageInMonths(child.birthDate, slot.day)
  const until = suspendedUntil(child.marks, policy, now)
  const { childOpenBookings: open, childMonthBookings: month } = policy
  const reasons: (ChildRefusal | false | null)[] = [
    ageMonths < fromMonths && { reason: 'too_young', childId, ageMonths, fromMonths },
    ageMonths >= toMonths && { reason: 'too_old', childId, ageMonths, toMonths },
    policy.identityRequired && !child.hasIdentity && { reason: 'identity_missing', childId },
    until && { reason: 'suspended', childId, until },
    child.overlaps && { reason: 'overlaps', childId },
    child.openBookings >= open && { reason: 'open_bookings', childId, limit: open },
    child.monthBookings >= month && { reason: 'month_bookings', childId, limit: month },
  ]
  return reasons.filter((one) => one !== false && one !== null)
}

/**
 * The end of the suspension: `marksLimit` points within `marksWindowDays` suspend booking for
 * `suspensionDays` from the mark that reached the limit. Null if nothing is suspended now.
 */
export function suspendedUntil(
  marks: ChildFacts['marks'],
  policy: Pick<BookingPolicy, 'marksLimit' | 'marksWindowDays' | 'suspensionDays'>,
  now: Date,
): Date | null {
  const ends = marks
    .filter((mark) => {
      const from = mark.at.getTime() - policy.marksWindowDays * dayMs
      const points = marks
        .filter((other) => other.at <= mark.at && other.at.getTime() > from)
        .reduce((sum, other) => sum + other.points, 0)
      return points >= policy.marksLimit
    })
    .map((mark) => mark.at.getTime() + policy.suspensionDays * dayMs)
  const last = Math.max(...ends)
  return ends.length > 0 && last > now.getTime() ? new Date(last) : null
}

/** A free visit while the allowance covers all of it; else the price by the hour, in whole fen. */
export function costOf(
  slot: Pick<SlotFacts, 'priceFenPerHour'> & { policy: Pick<BookingPolicy, 'allowanceUnit'> },
  child: Pick<ChildFacts, 'allowanceLeft'>,
  span: Span,
): Cost {
  const minutes = minutesBetween(span.from, span.to)
  const needed = slot.policy.allowanceUnit === 'visits' ? 1 : minutes
  if (child.allowanceLeft >= needed) return { allowanceUsed: needed, priceFen: 0 }
  const priceFen =
    slot.priceFenPerHour === null ? null : Math.round((slot.priceFenPerHour * minutes) / 60)
  return { allowanceUsed: 0, priceFen }
}

/** Whether a booking of this state takes no place any more. */
export function hasEnded(status: BookingStatus): boolean {
  return !bookingState(status).holdsPlace
}

/** What can be done with a booking: the same rules draw the button and guard the use case. */
export const bookingCan = {
  /** By the family, or for it at the desk. */
  cancel: (booking: { status: BookingStatus; startsAt: Date }, now: Date): boolean =>
    mayMove(booking.status, 'cancelled', 'family') && now < booking.startsAt,
  /** As long as it can be cancelled freely: later, the visit would count and give a mark. */
  move: (booking: Movable, now: Date): boolean =>
    booking.status === 'confirmed' && now < booking.startsAt && !isLate(booking, now),
}

type Ending = { cancelUntil: Date; roomCause: RoomCause | null }
type Movable = Ending & { status: BookingStatus; startsAt: Date }

/** Past the promised time; what the room causes is never late. */
function isLate({ cancelUntil, roomCause }: Ending, now: Date): boolean {
  return now >= cancelUntil && roomCause === null
}

/** Why a booking cannot be moved; null if it can. `points` is what cancelling it now would mean. */
export function moveRefusal(
  booking: Movable & { latePoints: number },
  now: Date,
): MoveRefusal | null {
  if (bookingCan.move(booking, now)) return null
  if (booking.status !== 'confirmed') return { reason: 'already_ended' }
  if (now >= booking.startsAt) return { reason: 'already_started' }
  return { reason: 'move_late', until: booking.cancelUntil, points: booking.latePoints }
}

/**
 * What cancelling now means: late past the promised time, free of a mark in illness. What the room
 * causes is never late and costs the family nothing, whatever reason it gives.
 */
export function cancellation(
  booking: Ending,
  reason: CancelReason,
  now: Date,
): { late: boolean; returnsAllowance: boolean; marked: boolean } {
  const late = isLate(booking, now)
  const excused = reason === 'illness'
  return { late, returnsAllowance: !late || excused, marked: late && !excused }
}
