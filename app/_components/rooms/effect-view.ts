import type { getTranslations } from 'next-intl/server'
import type { RoomEffect } from '@/domain/administration/save-room'
import type { SlotEffect } from '@/domain/previewing/effect-rules'
import { termsChanged } from '@/domain/previewing/summary-of'
import { shortfallTerms } from '@/domain/shortfalls/list-shortfalls'
import type { Formats } from '@/lib/format'
import { shortfallText } from '../manage/shortfall-text'

/** What a change does, in words, for a form to show. */
export type EffectView = {
  agreement: string
  summary: string[]
  slots: string[]
  short: { summary: string; lines: string[]; more: number } | null
}

const mostSlots = 20
const mostShort = 5

type Texts = {
  t: Awaited<ReturnType<typeof getTranslations<'rooms.effect'>>>
  shortfall: Awaited<ReturnType<typeof getTranslations<'manage.shortfall'>>>
  terms: Awaited<ReturnType<typeof getTranslations<'policies.preview.terms'>>>
  format: Formats
}

/** Puts a measured effect into words. */
export function effectView(
  { t, shortfall, terms, format }: Texts,
  measured: RoomEffect,
): EffectView {
  const { effect, slotsShort, bookingsKept, agreement } = measured
  const { losing, gaining, added, removed, otherTerms, worse, eased } = effect
  const counted = [
    { key: 'losing', count: losing.length },
    { key: 'gaining', count: gaining.length },
    { key: 'added', count: added.length },
    { key: 'removed', count: removed.length },
    { key: 'eased', count: eased },
  ] as const
  const summary = [
    ...counted.filter(({ count }) => count > 0).map(({ key, count }) => t(key, { count })),
    ...termsChanged(otherTerms).map(({ term, slots }) => terms(term, { count: slots })),
  ]
  const line = (slot: SlotEffect) =>
    t('change', {
      when: format.daySpan(slot.startsAt, slot.endsAt),
      from: String(slot.from ?? '–'),
      to: String(slot.to ?? '–'),
    })
  const lines = worse.flatMap((one) => {
    const term = shortfallTerms.find((known) => known === one.term)
    if (!term) return []
    return [t('shortLine', shortfallText(shortfall, format, { ...one, id: '', term }))]
  })
  return {
    agreement,
    summary: summary.length === 0 && worse.length === 0 ? [t('none')] : summary,
    slots: [...losing, ...gaining].slice(0, mostSlots).map(line),
    short:
      worse.length === 0
        ? null
        : {
            summary: t('short', { slots: slotsShort.length, bookings: bookingsKept }),
            lines: lines.slice(0, mostShort),
            more: Math.max(0, lines.length - mostShort),
          },
  }
}
