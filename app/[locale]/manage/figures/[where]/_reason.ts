import type { BookingRefusal } from '@/domain/claims/types'
import type { Translate } from './_tables'

/** Every reason a family is refused for; a new one does not compile without its text. */
const reasons: Record<BookingRefusal['reason'], true> = {
  slot_full: true,
  kept_for_same_day: true,
  kept_for_residents: true,
  kept_in_room: true,
  same_day_spent: true,
  room_not_open: true,
  slot_closed: true,
  not_released: true,
  after_closing: true,
  bad_span: true,
  consent_missing: true,
  too_young: true,
  too_old: true,
  overlaps: true,
  open_bookings: true,
  month_bookings: true,
  suspended: true,
  identity_missing: true,
  age_outside_bands: true,
  key_reused: true,
  cost_changed: true,
  no_child: true,
}

/** A reason as the tables show it; one this version does not know is named as it is. */
export function reasonText(t: Translate, reason: string): string {
  return isKnown(reason) ? t(`reason.${reason}`) : t('reason.other', { reason })
}

function isKnown(reason: string): reason is BookingRefusal['reason'] {
  return reason in reasons
}
