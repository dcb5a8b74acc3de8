import type { BookingRefusal, Span } from './types'

/**
 * Which reasons a role above the room may set aside, saying why: rules of the service about who
 * books when and how often. Never a limit that keeps children safe (places, area, group, cap,
 * ratio, ages, a closed room or slot), nor what is no rule but a fact (another place at that time,
 * no consent, a cost that changed).
 */
export const overridable = {
  not_released: true,
  after_closing: true,
  open_bookings: true,
  month_bookings: true,
  suspended: true,
  kept_for_same_day: true,
  kept_for_residents: true,
  kept_in_room: true,
  same_day_spent: true,

  room_not_open: false,
  slot_closed: false,
  slot_full: false,
  too_young: false,
  too_old: false,
  age_outside_bands: false,
  overlaps: false,
  identity_missing: false,
  consent_missing: false,
  bad_span: false,
  no_child: false,
  cost_changed: false,
  key_reused: false,
} as const satisfies Record<BookingRefusal['reason'], boolean>

/** Whether this refusal may be set aside for that stretch; nothing is booked once it is over. */
export function maySetAside(refusal: BookingRefusal, span: Span, now: Date): boolean {
  return overridable[refusal.reason] && now < span.to
}

/** Letters of the reason for an exception. */
export const exceptionLength = 300
