import type { getTranslations } from 'next-intl/server'
import type { Fit } from '@/domain/search/types'
import { minutesBetween } from '@/domain/shared/time'
import type { Formats } from '@/lib/format'

type Translate = Awaited<ReturnType<typeof getTranslations<'search.fit'>>>

/** What a visit costs all the children together; by the hour for a visitor. */
export function fitCost(t: Translate, format: Formats, fit: Fit): string {
  if (fit.costs.length === 0) {
    const { priceFenPerHour: price } = fit
    if (price === null) return t('notPublished')
    const minutes = minutesBetween(fit.from, fit.to)
    return t('orFree', { price: format.money(Math.round((price * minutes) / 60)) })
  }
  const paid = fit.costs.filter(({ allowanceUsed }) => allowanceUsed === 0)
  const free = fit.costs.length - paid.length
  if (paid.length === 0) return t('free')
  const prices = paid.map(({ priceFen }) => priceFen)
  if (prices.some((one) => one === null)) return t('notPublished')
  const price = format.money(prices.reduce<number>((sum, one) => sum + (one ?? 0), 0))
  return free > 0 ? t('partlyFree', { price, count: free }) : t('paid', { price })
}
