import type { useTranslations } from 'next-intl'
import type { Policy } from '@/domain/policies/types'
import type { Formats } from '@/lib/format'

type Texts = ReturnType<typeof useTranslations<'story.cost'>>

/** Price in fen an hour, null is not published; `minutes` is how long a usual slot lasts. */
type Priced = { priceFenPerHour: number | null; minutes: number }

/**
 * What is free, what comes after, and the sum for a slot with the room's price, or with the
 * ceiling if the price is not published; no example if nothing is ever paid.
 */
export function costInWords(
  { priceFenPerHour, minutes }: Priced,
  policy: Policy,
  t: Texts,
  format: Formats,
): { lines: string[]; example: string | null } {
  const { allowanceAmount: count, allowanceUnit, allowancePeriod: period } = policy
  const ceilingFen = policy.priceCeilingFenPerHour
  const free = count > 0 ? 'some' : 'none'
  const kept = [t('period', { period }), t('home'), t('returned')]
  const allowance =
    count === 0
      ? [t('none')]
      : allowanceUnit === 'visits'
        ? [t('visits', { count, period }), ...kept]
        : [t('minutes', { length: format.duration(count), period }), ...kept]
  const after =
    priceFenPerHour === null
      ? t('afterUnknown', { free, ceiling: format.money(ceilingFen) })
      : priceFenPerHour === 0
        ? t('afterFree', { free })
        : t('after', { free, price: format.pricePerHour(priceFenPerHour) })
  const fenPerHour = priceFenPerHour ?? ceilingFen
  const example = t(priceFenPerHour === null ? 'exampleUnknown' : 'example', {
    unit: count === 0 ? 'none' : allowanceUnit,
    period,
    count,
    length: format.duration(minutes),
    price: format.money(fenPerHour),
    total: format.money(Math.round((fenPerHour * minutes) / 60)),
  })
  return { lines: [...allowance, after], example: priceFenPerHour === 0 ? null : example }
}
