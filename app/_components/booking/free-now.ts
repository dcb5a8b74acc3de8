import type { Quote } from '@/domain/bookings/quote-booking'

/** Free places over the whole stretch asked for: those of its fullest quarter hour. */
export function freeNow({ free, span }: Quote): number {
  const within = free.filter(({ at }) => at >= span.from && at < span.to)
  return within.length === 0 ? 0 : Math.min(...within.map((quarter) => quarter.free))
}
