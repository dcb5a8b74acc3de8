import { bookingCode } from '@/domain/claims/booking-code'

/** The code of a booking, to be read out at the door. */
export function BookingCode({ bookingId }: { bookingId: string }) {
  return <span className="font-[650] tabular-nums tracking-wide">{bookingCode(bookingId)}</span>
}
