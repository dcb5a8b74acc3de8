'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { bookingRefusalText } from '@/app/_components/booking-refusal-text'
import { moveBooking } from '@/domain/several/move-booking'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { moveRefusalText } from './_refusal-text'

const pressed = z.object({
  bookingId: z.uuid(),
  key: z.uuid(),
  /** The slot, and from when to when. */
  to: z
    .string({ error: 'choose' })
    .transform((text) => text.split(' '))
    .pipe(z.tuple([z.uuid(), z.iso.datetime(), z.iso.datetime()])),
  /** The choices a free visit was shown for. */
  free: z.array(z.string()),
})

/** Moves the booking and shows the new one; if refused, the old one stands and the page says why. */
export const moveAction = signedInAction
  .inputSchema(formInput(pressed, ['free']), keepTyped)
  .stateAction(async ({ parsedInput: { bookingId, key, to, free }, ctx, clientInput }) => {
    const [slotId, from, until] = to
    const result = await moveBooking(ctx, {
      bookingId,
      key,
      slotId,
      span: { from: new Date(from), to: new Date(until) },
      free: free.includes(to.join(' ')),
    })
    if (result.ok) return goTo(paths.booking(result.bookingId, { done: 'moved' }))
    refresh()
    const text =
      'stays' in result
        ? await moveRefusalText(result.stays)
        : await bookingRefusalText(ctx, result.refusal, 1)
    return { reason: result.reason, text, typed: typedIn(clientInput) }
  })
