import { freeOver } from '@/domain/claims/stretch-rules'
import type { Quote } from '@/domain/holds/quote-booking'

/** Free places over the whole stretch asked for: those of its fullest quarter hour. */
export function freeNow({ free, span }: Quote): number {
  return freeOver(free, span)
}
