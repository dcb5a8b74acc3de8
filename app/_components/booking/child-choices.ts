import type { getTranslations } from 'next-intl/server'
import type { ChildRefusal } from '@/domain/claims/types'
import type { ChildQuote, Quote } from '@/domain/holds/quote-booking'
import type { Formats } from '@/lib/format'
import { refusalText } from '../booking-refusal-text'

type Translate = Awaited<ReturnType<typeof getTranslations<'booking'>>>

type RefusalTexts = Awaited<ReturnType<typeof getTranslations<'booking.refusal'>>>

export type ChildChoice = {
  childId: string
  name: string
  /** Shown under the name: what it costs, or why it cannot be chosen. */
  hint: string
  free: boolean
  disabled: boolean
}

/**
 * The children of the family as choices: with what the visit costs, or why it cannot be booked.
 * `open` says which reasons leave a child to be chosen all the same; none do for the family.
 */
export function childChoices(
  t: Translate,
  refusalTexts: RefusalTexts,
  format: Formats,
  quote: Quote,
  open: (refusal: ChildRefusal) => boolean = () => false,
): ChildChoice[] {
  return quote.children.map((one) => ({
    childId: one.child.id,
    name: one.child.name,
    hint: one.refusal
      ? refusalText(refusalTexts, format, one.refusal, () => one.child.name)
      : costText(t, format, quote, one),
    free: one.cost.allowanceUsed > 0,
    disabled: one.refusal !== null && !open(one.refusal),
  }))
}

type Costing = Pick<ChildQuote, 'child' | 'cost'>

/** What a visit costs, and what is left of the allowance after it. */
export function costText(
  t: Translate,
  format: Formats,
  quote: Pick<Quote, 'slot'>,
  one: Costing,
): string {
  const cost = shortCostText(t, format, quote, one)
  const left = one.child.allowanceLeft - one.cost.allowanceUsed
  if (one.cost.allowanceUsed === 0) return cost
  return quote.slot.policy.allowanceUnit === 'visits'
    ? `${cost} · ${t('book.freeLeft', { left })}`
    : `${cost} · ${t('book.freeLeftMinutes', { left })}`
}

/** What a visit costs: of the allowance, or its price. */
export function shortCostText(
  t: Translate,
  format: Formats,
  quote: Pick<Quote, 'slot'>,
  { cost }: Pick<ChildQuote, 'cost'>,
): string {
  if (cost.allowanceUsed > 0) {
    return quote.slot.policy.allowanceUnit === 'visits'
      ? t('book.freeVisit')
      : t('book.freeVisitMinutes', { count: cost.allowanceUsed })
  }
  return cost.priceFen === null
    ? t('book.paidUnknown')
    : t('book.paid', { price: format.money(cost.priceFen) })
}
