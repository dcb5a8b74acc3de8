import type { BookingView } from '@/domain/bookings/queries'

/** The text of the messages `booking` that says what cancelling means when it is not late. */
export function cancelText({
  roomCause,
  allowanceUsed,
}: Pick<BookingView, 'roomCause' | 'allowanceUsed'>) {
  if (roomCause) return 'cancel.byRoom'
  return allowanceUsed > 0 ? 'cancel.inTime' : 'cancel.inTimePaid'
}
