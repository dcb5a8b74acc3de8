'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { cancelReasons } from '@/domain/claims/types'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { signedInAction } from '@/lib/safe-action'

const pressed = z.object({
  bookingId: z.uuid(),
  reason: z.enum(cancelReasons, { error: 'chooseReason' }),
  toldLate: z.enum(['yes', 'no']),
})

/** Cancels the booking and shows it again; if refused, the page says what the rule is now. */
export const cancelAction = signedInAction
  .inputSchema(formInput(pressed), keepTyped)
  .stateAction(async ({ parsedInput: { bookingId, reason, toldLate }, ctx, clientInput }) => {
    const result = await cancelBooking(ctx, { bookingId, reason, toldLate: toldLate === 'yes' })
    if (!result.ok) {
      refresh()
      const t = await getTranslations('booking.refusal')
      return { reason: result.reason, text: t(result.reason), typed: typedIn(clientInput) }
    }
    const end = result.marked ? 'marked' : result.returned ? 'returned' : 'plain'
    return goTo(`/bookings/${bookingId}?cancelled=${end}`)
  })
