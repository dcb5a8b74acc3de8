'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { HoldRefusal } from '@/domain/claims/types'
import { holdPlace } from '@/domain/holds/hold-place'
import { releaseHold } from '@/domain/holds/release-hold'
import { resumeHold } from '@/domain/holds/resume-hold'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { refusalText } from '../booking-refusal-text'
import { askedSpan } from './asked-span'

const pressed = z.object({
  slotId: z.uuid(),
  day: z.iso.date(),
  from: z.string().optional(),
  to: z.string().optional(),
  next: z.string(),
})

/** Holds the place and goes on to what is missing; a refusal comes back in words. */
export const holdAction = signedInAction
  .inputSchema(formInput(pressed), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { slotId, day, from, to, next } = parsedInput
    const result = await holdPlace(ctx, { slotId, span: askedSpan(day, from, to) })
    if (result.ok) return goTo(localPath(next) ?? paths.book(slotId))
    refresh()
    const text = await holdRefusalText(result.refusal)
    return { reason: result.reason, text, typed: typedIn(clientInput) }
  })

/** Gives a held place back. */
export const releaseAction = signedInAction
  .inputSchema(formInput(z.object({ holdId: z.uuid() })), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    await releaseHold(ctx, parsedInput)
    refresh()
    return { reason: 'released', typed: {} }
  })

/** Holds on to a place whose page was left and is open again. */
export const resumeAction = signedInAction
  .inputSchema(z.object({ holdId: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    await resumeHold(ctx, parsedInput)
    refresh()
  })

async function holdRefusalText(refusal: HoldRefusal): Promise<string> {
  if (refusal.reason !== 'hold_limit') {
    const t = await getTranslations('booking.refusal')
    return refusalText(t, formats(await getLocale()), refusal, () => undefined)
  }
  const t = await getTranslations('hold.refusal')
  return refusal.limit === 0 ? t('none') : t('limit', { limit: refusal.limit })
}
