'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { bookingRefusalText } from '@/app/_components/booking-refusal-text'
import { bookSlot } from '@/domain/bookings/book-slot'
import { instantOf } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { signedInAction } from '@/lib/safe-action'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const pressed = z.object({
  slotId: z.uuid(),
  key: z.uuid(),
  child: z.array(z.uuid()).max(6),
  /** The children a free visit was shown for. */
  free: z.array(z.uuid()),
  day: z.iso.date(),
  from: clock.optional(),
  to: clock.optional(),
})

/** Books what the form shows and goes to the booking; a refusal comes back with all that was chosen. */
export const bookAction = signedInAction
  .inputSchema(formInput(pressed, ['child', 'free']), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { slotId, key, child, free, day, from, to } = parsedInput
    const result = await bookSlot(ctx, {
      slotId,
      key,
      children: [...new Set(child)].map((childId) => ({ childId, free: free.includes(childId) })),
      span: from && to ? { from: instantOf(day, from), to: instantOf(day, to) } : null,
    })
    if (!result.ok) {
      refresh()
      return {
        reason: result.reason,
        text: await bookingRefusalText(ctx, result.refusal, child.length),
        typed: typedIn(clientInput),
      }
    }
    return goTo(`/bookings/${result.bookings[0]?.id}?done=${result.repeated ? 'again' : 'new'}`)
  })
