'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { asBooking, pressed, pressedLists } from '@/app/_components/booking/pressed'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { openCodeStep, sealCodeStep } from '@/app/_components/code-step'
import { phone } from '@/domain/accounts/inputs'
import { exceptionLength } from '@/domain/claims/kind-rules'
import { cancelReasons } from '@/domain/claims/types'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import { cancelAtDesk } from '@/domain/desk/cancel-at-desk'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { findFamilyAtDesk } from '@/domain/families/find-family-at-desk'
import { familyAtDesk, shownCode } from '@/domain/families/inputs'
import { registerFamilyAtDesk } from '@/domain/families/register-family-at-desk'
import { showFamilyAtDesk } from '@/domain/families/show-family-at-desk'
import { lettersIn, oneLine } from '@/domain/shared/texts'
import { askerOfRequest } from '@/lib/browser-cookie'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { waitOf, warnOfCeiling } from '@/lib/sent-code'

const place = z.object({ code: z.string().max(100), roomId: z.uuid(), slotId: z.uuid() })

const asked = place.extend({ phone, step: z.string().default('') })
const finding = z.discriminatedUnion('wish', [
  asked.extend({ wish: z.literal('find') }),
  asked.extend({ wish: z.literal('show'), shown: shownCode }),
])

/**
 * Goes on with a family that the room knows, or sends a code to the number; with the code that the family
 * reads out goes on with it, or offers to register it.
 */
export const findFamilyAction = staffAction
  .inputSchema(formInput(finding), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, roomId, slotId, phone, step } = parsedInput
    const { accountId } = ctx.actor
    const by = await askerOfRequest()
    const opened = openCodeStep(`desk ${roomId}`, accountId, step)
    const own = opened?.phone === phone ? opened : null
    const kept = { step: own ? step : '', seconds: 0, typed: typedIn(clientInput) }
    const showing = parsedInput.wish === 'show' && own
    if (showing) {
      const { shown } = parsedInput
      const family = { roomId, phone, codeId: own.codeId, code: shown, by }
      const result = await showFamilyAtDesk(ctx, family)
      if (!result.ok) return { ...kept, reason: result.reason }
      return goTo(paths.manageDesk(code, slotId, { family: result.accountId }))
    }
    const replaces = own?.codeId ?? null
    const result = await findFamilyAtDesk(ctx, { roomId, phone, by, replaces })
    if (!result.ok) {
      warnOfCeiling(result)
      return { ...kept, reason: result.reason, seconds: waitOf(ctx, result).seconds }
    }
    if ('accountId' in result) {
      return goTo(paths.manageDesk(code, slotId, { family: result.accountId }))
    }
    const sealed = sealCodeStep(`desk ${roomId}`, { accountId, phone, codeId: result.codeId })
    return { ...kept, reason: null, step: sealed }
  })

/** Registers a family with the consent noted and goes on with it; a number already known is found instead. */
export const registerFamilyAction = staffAction
  .inputSchema(formInput(place.extend(familyAtDesk.shape)), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId, consent: _, ...family } = parsedInput
    const result = await registerFamilyAtDesk(ctx, family)
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(paths.manageDesk(code, slotId, { family: result.accountId }))
  })

const pressedAtDesk = place.extend(pressed.shape).extend({
  accountId: z.uuid(),
  exception: z
    .string()
    .default('')
    .transform(oneLine)
    .refine((text) => lettersIn(text) <= exceptionLength, 'exception_long')
    .transform((text) => text || null),
})

/** Books what the form shows and goes to the slot; a refusal comes back with all that was chosen. */
export const bookAtDeskAction = staffAction
  .inputSchema(formInput(pressedAtDesk, pressedLists), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, roomId, accountId, exception } = parsedInput
    const booking = asBooking(parsedInput)
    const result = await bookAtDesk(ctx, { ...booking, roomId, accountId, exception })
    const { slotId, span, children } = booking
    if (result.ok) {
      const made = result.setAside.length > 0 ? 'deskException' : 'deskBooked'
      return goTo(paths.manageSlot(code, slotId, { done: result.repeated ? 'deskAgain' : made }))
    }
    if (result.reason === 'find_again')
      return goTo(paths.manageDesk(code, slotId, { again: 'yes' }))
    refresh()
    const quote = await quoteAtDesk(ctx, { code, slotId, accountId, span })
    const names = new Map(
      quote.ok ? quote.quote.children.map((one) => [one.child.id, one.child.name]) : [],
    )
    const t = await getTranslations('booking.refusal')
    const format = formats(await getLocale())
    const text = refusalText(t, format, result.refusal, (id) => names.get(id), children.length)
    return {
      reason: result.reason,
      text,
      mayOverride: result.maySetAside,
      typed: typedIn(clientInput),
    }
  })

const cancelled = z.object({
  code: z.string().max(100),
  slotId: z.uuid(),
  bookingId: z.uuid(),
  reason: z.enum(cancelReasons, { error: 'chooseReason' }),
  toldLate: z.enum(['yes', 'no']),
})

/** Cancels a booking for its family and shows the slot again. */
export const cancelAtDeskAction = staffAction
  .inputSchema(formInput(cancelled), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId, bookingId, reason, toldLate } = parsedInput
    const result = await cancelAtDesk(ctx, { bookingId, reason, toldLate: toldLate === 'yes' })
    if (!result.ok) {
      refresh()
      const t = await getTranslations('booking.refusal')
      return { reason: result.reason, text: t(result.reason), typed: typedIn(clientInput) }
    }
    const done = result.marked ? 'deskMarked' : 'deskCancelled'
    return goTo(paths.manageSlot(code, slotId, { done }))
  })
