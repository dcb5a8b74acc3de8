import type { Quote } from '@/domain/bookings/quote-booking'
import { freeOver } from '@/domain/bookings/stretch-rules'

/** Free places over the whole stretch asked for: those of its fullest quarter hour. */
export function freeNow({ free, span }: Quote): number {
  return freeOver(free, span)
}
