import type { Span } from '@/domain/claims/types'
import { instantOf } from '@/domain/shared/time'

/** A time of day by the wall clock, `'09:30'`. */
export const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** The stretch in a page's address; null if it is not two times of day. */
export function askedSpan(day: string, from?: string, to?: string): Span | null {
  if (!from || !to || !clock.test(from) || !clock.test(to)) return null
  return { from: instantOf(day, from), to: instantOf(day, to) }
}
