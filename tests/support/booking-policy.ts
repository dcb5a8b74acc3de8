import type { BookingPolicy } from '@/domain/claims/types'

/** The city's defaults, as a slot carries them. */
export const policy: BookingPolicy = {
  slot_max_minutes: 180,
  allowance_unit: 'visits',
  mark_missed: 1,
  mark_late_cancellation: 1,
  mark_late_collection: 1,
  marks_limit: 3,
  marks_window_days: 90,
  suspension_days: 30,
  child_open_bookings: 2,
  child_month_bookings: 10,
  hold_minutes: 5,
  family_holds: 1,
  identity_required: false,
}
