import { getLocale, getTranslations } from 'next-intl/server'
import { costText } from '@/app/_components/booking/child-choices'
import { refusalText } from '@/app/_components/booking-refusal-text'
import type { Reckoned } from '@/domain/several/reckoning-rules'
import { formats } from '@/lib/format'

export type VisitLine = {
  slotId: string
  day: string
  when: string
  time: string
  can: boolean
  /** What it costs, child by child, or why it cannot be had; nothing before a child is chosen. */
  words: string[]
}

/** Visits in words of the request's language, in order of time. */
export async function visitLines(visits: Reckoned[]): Promise<VisitLine[]> {
  const [t, booking, refusals, locale] = await Promise.all([
    getTranslations('several.plan'),
    getTranslations('booking'),
    getTranslations('booking.refusal'),
    getLocale(),
  ])
  const format = formats(locale)
  return visits
    .toSorted((a, b) => a.span.from.getTime() - b.span.from.getTime())
    .map((visit) => {
      const { slot, span, refusal, children } = visit
      const named = new Map(children.map(({ child }) => [child.id, child.name]))
      const costs = children.map((one) => {
        const text = costText(booking, format, visit, one)
        return children.length === 1 ? text : t('child', { name: one.child.name, text })
      })
      const why = (reason: typeof refusal) =>
        reason === null || reason.reason === 'no_child'
          ? []
          : [refusalText(refusals, format, reason, (id) => named.get(id), children.length)]
      return {
        slotId: slot.id,
        day: slot.day,
        when: format.daySpan(span.from, span.to),
        time: format.span(span.from, span.to),
        can: refusal === null || refusal.reason === 'no_child',
        words: refusal ? why(refusal) : costs,
      }
    })
}
