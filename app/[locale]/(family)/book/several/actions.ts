'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { listChildren } from '@/domain/children/list-children'
import { mostVisits } from '@/domain/claims/inputs'
import type { Span } from '@/domain/claims/types'
import { type BookSeveralResult, bookSeveral } from '@/domain/several/book-several'
import type { Ctx } from '@/domain/shared/context'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'

/** A visit as the form holds it: the slot, and from when to when. */
const visit = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.uuid(), z.iso.datetime(), z.iso.datetime()]))
  .transform(([slotId, from, to]) => ({
    slotId,
    span: { from: new Date(from), to: new Date(to) },
  }))

const pressed = z.object({
  key: z.uuid(),
  wish: z.enum(['all', 'what_fits']),
  child: z.array(z.uuid()).max(6),
  visit: z.array(visit).max(mostVisits),
  /** The slot and the child that a free visit was shown for. */
  free: z.array(z.string()),
})

/** Books what the page shows and goes to what came of it; if refused, it all stands as it was chosen. */
export const bookSeveralAction = signedInAction
  .inputSchema(formInput(pressed, ['child', 'visit', 'free']), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { key, wish, child, visit: visits, free } = parsedInput
    const items = visits.map(({ slotId, span }) => ({
      slotId,
      span,
      children: [...new Set(child)].map((childId) => ({
        childId,
        free: free.includes(`${slotId} ${childId}`),
      })),
    }))
    const result = await bookSeveral(ctx, { key, wish, items })
    if (result.ok) {
      return goTo(
        paths.bookedSeveral(result.requestId, { done: result.repeated ? 'again' : 'new' }),
      )
    }
    refresh()
    const text = await refusedText(
      ctx,
      result,
      new Map(visits.map((one) => [one.slotId, one.span])),
    )
    return { reason: result.reason, text, typed: typedIn(clientInput) }
  })

async function refusedText(
  ctx: Ctx,
  result: Extract<BookSeveralResult, { ok: false }>,
  spans: Map<string, Span>,
): Promise<string> {
  const t = await getTranslations('several.refusal')
  if (result.reason !== 'refused') return t(result.reason, { most: mostVisits })
  const refusals = await getTranslations('booking.refusal')
  const format = formats(await getLocale())
  const names = new Map((await listChildren(ctx)).map((child) => [child.id, child.name]))
  const lines = result.refused.map(({ slotId, refusal }) => {
    const span = spans.get(slotId)
    const text = refusalText(refusals, format, refusal, (id) => names.get(id))
    return t('visit', { visit: span ? format.daySpan(span.from, span.to) : t('gone'), text })
  })
  return [t('title'), ...lines].join(' ')
}
