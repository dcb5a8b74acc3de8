'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { severalLines } from '@/domain/shared/texts'
import { typedWhole } from '@/domain/shared/typed-number'
import { closeSlot } from '@/domain/slots/close-slot'
import { reopenSlot } from '@/domain/slots/reopen-slot'
import { setSlotCap } from '@/domain/slots/set-slot-cap'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const number = z.string().regex(/^\d{1,3}$/)
const reason = z
  .string('reason_missing')
  .overwrite(severalLines)
  .min(1, 'reason_missing')
  .max(200, 'reason_long')

/** What every form of a slot sends: which slot, where it is, and what was shown of it. */
const shown = z.object({
  code: z.string().max(100),
  slotId: z.uuid(),
  seenStatus: z.enum(['open', 'closed']),
  seenCap: z.union([z.literal(''), number]),
  seenBookings: z.string().regex(/^\d{1,5}$/),
})

const agreed = z.literal('yes').optional()

const capForm = shown.extend({
  cap: z
    .string()
    .overwrite(severalLines)
    .refine((text) => text === '' || typedWhole(text, 500) !== null, 'cap_missing'),
  capReason: reason,
  capConfirmed: agreed,
})

const closeForm = shown.extend({ closeReason: reason, closeConfirmed: agreed })

/** Sets the slot's cap and shows the slot again; if refused, the form keeps what was typed. */
export const setCapAction = staffAction
  .inputSchema(formInput(capForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId, cap, capReason, capConfirmed } = parsedInput
    const result = await setSlotCap(ctx, {
      slotId,
      cap: typedWhole(cap, 500),
      reason: capReason,
      seen: seenIn(parsedInput),
      confirmed: capConfirmed === 'yes',
    })
    if (!result.ok) return { refusal: result, typed: refused(clientInput) }
    return goTo(paths.manageSlot(code, slotId, { done: 'cap' }))
  })

/** Closes the slot and shows it again. */
export const closeSlotAction = staffAction
  .inputSchema(formInput(closeForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId, closeReason, closeConfirmed } = parsedInput
    const result = await closeSlot(ctx, {
      slotId,
      reason: closeReason,
      seen: seenIn(parsedInput),
      confirmed: closeConfirmed === 'yes',
    })
    if (!result.ok) return { refusal: result, typed: refused(clientInput) }
    const done = result.bookings > 0 ? 'closed' : 'closedEmpty'
    return goTo(paths.manageSlot(code, slotId, { done }))
  })

/** Opens a closed slot again and shows it. */
export const reopenSlotAction = staffAction
  .inputSchema(formInput(shown), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId } = parsedInput
    const result = await reopenSlot(ctx, { slotId, seen: seenIn(parsedInput) })
    if (!result.ok) return { refusal: result, typed: refused(clientInput) }
    return goTo(paths.manageSlot(code, slotId, { done: 'reopened' }))
  })

function seenIn(form: z.infer<typeof shown>) {
  return {
    status: form.seenStatus,
    cap: wholeOrNull(form.seenCap),
    bookings: Number(form.seenBookings),
  }
}

function wholeOrNull(text: string): number | null {
  return text === '' ? null : Number(text)
}

/** The page around the form is drawn again, so that it shows the slot as it is now. */
function refused(clientInput: unknown) {
  refresh()
  return typedIn(clientInput)
}
