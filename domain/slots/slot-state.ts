import { closedForBooking } from '../claims/rules'
import type { FoundSlot } from './find-queries'

export type { FoundSlot } from './find-queries'

/** Why no place is left, as far as a family can do something with it. */
export type FullReason =
  | { kind: 'booked' | 'caregivers' | 'same_day_spent' }
  | { kind: 'kept_for_residents' | 'kept_for_same_day'; until: Date }

/** What a family can do with a slot now. */
export type SlotState =
  | { kind: 'bookable'; free: number; sameDay: boolean }
  | { kind: 'full' }
  | { kind: 'not_released'; releasedAt: Date }
  | { kind: 'after_closing'; closedAt: Date; reopensAt: Date | null }
  | { kind: 'closed'; reason: string | null }
  | { kind: 'room_suspended' }
  | { kind: 'other_age' }
  | { kind: 'over' }

/**
 * What a family can do with a slot now, for a child of an age in completed months on the slot's
 * day (null: any age the slot admits). Booking itself decides by the same rules.
 */
export function slotState(slot: FoundSlot, ageMonths: number | null, now: Date): SlotState {
  if (slot.endsAt <= now) return { kind: 'over' }
  if (slot.status === 'closed') return { kind: 'closed', reason: slot.closedReason }
  if (slot.roomStatus !== 'open') return { kind: 'room_suspended' }
  if (!admits(slot, ageMonths)) return { kind: 'other_age' }
  if (now < slot.releasedAt) return { kind: 'not_released', releasedAt: slot.releasedAt }
  const closed = closedForBooking(slot, now)
  if (closed) {
    return { kind: 'after_closing', closedAt: closed.closedAt, reopensAt: closed.reopensAt }
  }
  const free = slot.free ?? 0
  return free > 0 ? { kind: 'bookable', free, sameDay: now >= slot.sameDayFrom } : { kind: 'full' }
}

/** Whether the slot takes children of the age; any age if none is asked for. */
export function admits(
  slot: { ageFromMonths: number; ageToMonths: number },
  ageMonths: number | null,
): boolean {
  return ageMonths === null || (ageMonths >= slot.ageFromMonths && ageMonths < slot.ageToMonths)
}

const order = [
  'bookable',
  'not_released',
  'full',
  'after_closing',
  'closed',
  'room_suspended',
  'other_age',
  'over',
] as const

/** The state that stands for several slots: the best that a family can do with any of them. */
export function bestState(states: readonly SlotState[]): SlotState | null {
  return states.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).at(0) ?? null
}

/** The rank of a room with these slots in a list: free places first, rooms without slots last. */
export function rankOf(states: readonly SlotState[]): number {
  const best = bestState(states)
  return best ? order.indexOf(best.kind) : order.length
}

/**
 * Why a slot is full, by what its limits leave before any place is kept: nothing for one more head,
 * nothing for one more child by the caregivers on duty, or only places kept for others. Places kept
 * for residents come first, unless the family is one.
 */
export function fullReason(
  slot: Pick<FoundSlot, 'sameDayFrom' | 'residentsReserve' | 'residentsUntil'>,
  left: { heads: number; places: number } | null,
  { resident, now }: { resident: boolean; now: Date },
): FullReason {
  if (left === null || left.heads <= 0) return { kind: 'booked' }
  if (left.places <= 0) return { kind: 'caregivers' }
  if (now >= slot.sameDayFrom) return { kind: 'same_day_spent' }
  if (!resident && slot.residentsReserve > 0 && now < slot.residentsUntil) {
    return { kind: 'kept_for_residents', until: slot.residentsUntil }
  }
  return { kind: 'kept_for_same_day', until: slot.sameDayFrom }
}
