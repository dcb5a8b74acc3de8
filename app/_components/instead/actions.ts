'use server'

import { refresh } from 'next/cache'
import { asBooking, pressed, pressedLists } from '@/app/_components/booking/pressed'
import { bookingRefusalText } from '@/app/_components/booking-refusal-text'
import { bookSlot } from '@/domain/claims/book-slot'
import { formInput, keepTyped } from '@/lib/form-input'
import { leadTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

/** Books a way out at once and goes to the booking; a refusal says why, and new ways out are looked for. */
export const bookAtOnceAction = signedInAction
  .inputSchema(formInput(pressed, pressedLists), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const result = await bookSlot(ctx, asBooking(parsedInput))
    if (result.ok) {
      const done = result.repeated ? 'again' : 'new'
      return leadTo(paths.booking(result.bookings[0]?.id ?? '', { done }))
    }
    refresh()
    const text = await bookingRefusalText(ctx, result.refusal, parsedInput.child.length)
    return { reason: result.reason, text, typed: {} }
  })
