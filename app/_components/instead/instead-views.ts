import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { findInstead, type Instead } from '@/domain/search/find-instead'
import type { Ctx } from '@/domain/shared/context'
import { timeOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { bookPath } from '../fits/book-path'
import { fitCost } from '../fits/fit-cost'

/** A way out of a full slot in words, with what booking it sends. */
export type InsteadView = {
  kind: Instead['kind']
  title: string
  room: { text: string; lang: string | undefined }
  place: string
  when: string
  /** What it costs, and for whom if children were chosen. */
  cost: string
  free: number
  /** The booking page of it, for a person who has to sign in or choose first. */
  href: string
  /** The fields of a form that books it at once; null if nobody is chosen to book for. */
  form: { name: string; value: string }[] | null
}

/** Up to three ways out of a slot that cannot be had, for these children, or for a child of an age. */
export async function insteadViews(
  ctx: Ctx,
  asked: Parameters<typeof findInstead>[1],
): Promise<InsteadView[]> {
  const [ways, locale, t, fitTexts, whom] = await Promise.all([
    findInstead(ctx, asked),
    getLocale(),
    getTranslations('instead'),
    getTranslations('search.fit'),
    getTranslations('search.forWhom'),
  ])
  const format = formats(locale)
  return ways.map(({ kind, room, metres, fit }) => {
    const names = fit.costs.map(({ childName }) => childName).join(whom('and'))
    const cost = fitCost(fitTexts, format, fit)
    const where = t('place', placeIn(locale, room))
    const away = metres === null ? '' : ` · ${t('away', { distance: format.distance(metres) })}`
    return {
      kind,
      title: t(`kind.${kind}`),
      room: nameIn(locale, room),
      place: kind === 'nearby' ? `${where}${away}` : where,
      when: format.daySpan(fit.from, fit.to),
      cost: names ? `${cost} · ${whom('children', { names })}` : cost,
      free: fit.free,
      href: bookPath(fit),
      form: fit.costs.length === 0 ? null : formOf(fit),
    }
  })
}

function formOf(fit: Instead['fit']): { name: string; value: string }[] {
  const stretch = fit.flexible
    ? [
        { name: 'from', value: timeOf(fit.from) },
        { name: 'to', value: timeOf(fit.to) },
      ]
    : []
  return [
    { name: 'slotId', value: fit.slotId },
    { name: 'key', value: v7() },
    { name: 'day', value: fit.day },
    ...stretch,
    ...fit.costs.map(({ childId }) => ({ name: 'child', value: childId })),
    ...fit.costs
      .filter(({ allowanceUsed }) => allowanceUsed > 0)
      .map(({ childId }) => ({ name: 'free', value: childId })),
  ]
}
