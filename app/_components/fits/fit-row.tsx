import { useLocale, useTranslations } from 'next-intl'
import type { Fit } from '@/domain/search/types'
import { formats } from '@/lib/format'
import { FreePlaces } from '@/ui/free-places'
import { TouchLink } from '@/ui/touch-link'
import { levelOf } from '../level-of'
import { bookPath } from './book-path'
import { fitCost } from './fit-cost'

/** A stretch that can be booked, in one line that leads to booking it. */
export function FitRow({ fit, roomName }: { fit: Fit; roomName: string }) {
  const t = useTranslations('search.fit')
  const format = formats(useLocale())
  const level = levelOf(fit.free)
  return (
    <li className="border-line border-t first:border-t-0">
      <TouchLink href={bookPath(fit)}>
        {/* The places go below if both do not fit side by side, as in large type. */}
        <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3">
          <span className="min-w-0 flex-1 basis-42">
            <span className="sr-only">{t('book', { room: roomName })} </span>
            <span className="block font-medium tabular-nums">
              {format.daySpan(fit.from, fit.to)}
            </span>
            <span className="block text-small text-soft">
              {fitCost(t, format, fit)}
              {fit.sameDay ? ` · ${t('sameDay')}` : null}
            </span>
          </span>
          <FreePlaces level={level} count={fit.free} word={t('places', { count: fit.free })} />
        </span>
      </TouchLink>
    </li>
  )
}
