import { v7 } from 'uuid'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { bookSlot } from '@/domain/claims/book-slot'
import { addDays, dayOf } from '@/domain/shared/time'
import { ctxOf, makeFamily } from '../family'
import { siteDatabase } from './running'

/**
 * Books for `count` children of a new family in this process, which is not the site's; the function
 * returned gives it all back.
 */
export async function bookElsewhere(slotId: string, count = 1): Promise<() => Promise<void>> {
  const now = new Date()
  const born = addDays(dayOf(now), -540)
  const db = siteDatabase()
  const { account, childIds } = await makeFamily(db, Array(count).fill(born))
  const children = childIds.map((childId) => ({ childId, free: true }))
  const ctx = ctxOf(db, account, now)
  const made = await bookSlot(ctx, { slotId, key: v7(), children, span: null })
  if (!made.ok) throw new Error(made.reason)
  return async () => {
    for (const { id: bookingId } of made.bookings)
      await cancelBooking(ctx, { bookingId, reason: 'other', toldLate: false })
  }
}
