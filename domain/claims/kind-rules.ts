import type { BookingRefusal, Span } from './types'

/**
 * What follows from a reason. `mayBeSetAside`: whether a role above the room may set it aside with a
 * reason. Only a rule of the service about who books when and how often may be; never a limit that
 * keeps children safe (places, area, group, cap, ratio, ages, a closed room or slot), nor what is
 * not a rule but a fact (another place at that time, no consent, a cost that changed). `demand`:
 * whether the figures count it as a place that was wanted when there was none (`unmet`), as a
 * refusal (`other`), or not at all, because the form was out of date or incomplete (`none`).
 */
type Kind = { mayBeSetAside: boolean; demand: 'unmet' | 'other' | 'none' }

const kind = (mayBeSetAside: boolean, demand: Kind['demand']): Kind => ({ mayBeSetAside, demand })

export const refusalKinds: Record<BookingRefusal['reason'], Kind> = {
  not_released: kind(true, 'other'),
  after_closing: kind(true, 'other'),
  open_bookings: kind(true, 'other'),
  month_bookings: kind(true, 'other'),
  suspended: kind(true, 'other'),
  kept_for_same_day: kind(true, 'unmet'),
  kept_for_residents: kind(true, 'unmet'),
  kept_in_room: kind(true, 'unmet'),
  same_day_spent: kind(true, 'unmet'),

  slot_full: kind(false, 'unmet'),
  room_not_open: kind(false, 'other'),
  slot_closed: kind(false, 'other'),
  too_young: kind(false, 'other'),
  too_old: kind(false, 'other'),
  age_outside_bands: kind(false, 'other'),
  overlaps: kind(false, 'other'),
  identity_missing: kind(false, 'other'),
  bad_span: kind(false, 'other'),
  consent_missing: kind(false, 'none'),
  no_child: kind(false, 'none'),
  cost_changed: kind(false, 'none'),
  key_reused: kind(false, 'none'),
}

/** The reasons that count as unmet demand: a place was wanted, and there was none. */
export const unmetReasons = (Object.keys(refusalKinds) as BookingRefusal['reason'][]).filter(
  (reason) => refusalKinds[reason].demand === 'unmet',
)

/** Whether this refusal may be set aside for that stretch; nothing is booked once it is over. */
export function maySetAside(refusal: BookingRefusal, span: Span, now: Date): boolean {
  return refusalKinds[refusal.reason].mayBeSetAside && now < span.to
}

/** Letters of the reason for an exception. */
export const exceptionLength = 300
