'use server'

import { refresh } from 'next/cache'
import { asBooking, pressed, pressedLists } from '@/app/_components/booking/pressed'
import { bookingRefusalText } from '@/app/_components/booking-refusal-text'
import { insteadViews } from '@/app/_components/instead/instead-views'
import { bookSlot } from '@/domain/claims/book-slot'
import type { BookingRefusal } from '@/domain/claims/types'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { leadTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

/**
 * Books what the form shows and goes to the booking; a refusal comes back with all that was chosen and
 * with what fits instead.
 */
export const bookAction = signedInAction
  .inputSchema(formInput(pressed, pressedLists), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const booking = asBooking(parsedInput)
    const result = await bookSlot(ctx, booking)
    if (!result.ok) {
      // In a rush most are refused: for a full slot the page asks again on its own, a moment later.
      if (result.reason !== 'slot_full') refresh()
      return {
        reason: result.reason,
        text: await bookingRefusalText(ctx, result.refusal, booking.children.length),
        instead: needsOthers(result.refusal, booking.children.length)
          ? await insteadViews(ctx, {
              slotId: booking.slotId,
              span: booking.span,
              childIds: booking.children.map(({ childId }) => childId),
              ageMonths: null,
            })
          : [],
        typed: typedIn(clientInput),
      }
    }
    const done = result.repeated ? 'again' : 'new'
    return leadTo(paths.booking(result.bookings[0]?.id ?? '', { done }))
  })

/**
 * Whether there may be a place, but not for these children: then only this answer can show what fits.
 * If no place is left at all, the page itself, drawn again, shows it.
 */
function needsOthers(refusal: BookingRefusal, children: number): boolean {
  return refusal.reason === 'slot_full' && (children > 1 || refusal.term === 'ratio')
}
