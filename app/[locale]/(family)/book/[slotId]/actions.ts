'use server'

import { refresh } from 'next/cache'
import { asBooking, pressed, pressedLists } from '@/app/_components/booking/pressed'
import { bookingRefusalText } from '@/app/_components/booking-refusal-text'
import { insteadViews } from '@/app/_components/instead/instead-views'
import { bookSlot } from '@/domain/bookings/book-slot'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
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
      refresh()
      return {
        reason: result.reason,
        text: await bookingRefusalText(ctx, result.refusal, booking.children.length),
        instead: await insteadViews(ctx, {
          slotId: booking.slotId,
          span: booking.span,
          childIds: booking.children.map(({ childId }) => childId),
          ageMonths: null,
        }),
        typed: typedIn(clientInput),
      }
    }
    return goTo(`/bookings/${result.bookings[0]?.id}?done=${result.repeated ? 'again' : 'new'}`)
  })
