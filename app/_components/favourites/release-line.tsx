import { useLocale, useTranslations } from 'next-intl'
import type { Release } from '@/domain/slots/find-next-release'
import { formats } from '@/lib/format'
import { ClockIcon } from '@/ui/icons'
import { Countdown } from './countdown'

const dayMs = 86_400_000

/** When slots are released next and which; with scripts also how long that is from the server's now. */
export function ReleaseLine({ release, now }: { release: Release; now: Date }) {
  const t = useTranslations('favourites.release')
  const format = formats(useLocale())
  const { at, fromDay, toDay } = release
  const left = at.getTime() - now.getTime()
  const dayWords = Array.from({ length: Math.floor(left / dayMs) + 1 }, (_, count) =>
    count === 0 ? '' : t('dayCount', { count }),
  )
  return (
    <div className="flex gap-2">
      <ClockIcon className="mt-1 size-5 shrink-0 text-apricot-ink" />
      <div>
        <p className="flex flex-wrap gap-x-3">
          <span>
            {t.rich('next', {
              moment: format.moment(at),
              when: (words) => <time dateTime={at.toISOString()}>{words}</time>,
            })}
          </span>
          <Countdown
            left={left}
            asOf={now.getTime()}
            words={{ before: t('left'), days: dayWords, over: t('now'), late: t('late') }}
          />
        </p>
        <p className="text-small text-soft">
          {fromDay === toDay
            ? t('days', { from: format.day(fromDay) })
            : t('daysTo', { from: format.day(fromDay), to: format.day(toDay) })}
        </p>
      </div>
    </div>
  )
}
