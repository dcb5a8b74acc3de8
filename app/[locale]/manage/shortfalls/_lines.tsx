import { useLocale, useTranslations } from 'next-intl'
import { shortfallText } from '@/app/_components/manage/shortfall-text'
import type { ScopeShortfall } from '@/domain/shortfalls/list-scope-shortfalls'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { StateLabel } from '@/ui/state-label'

/** Shortfalls of several rooms: where, what and when; each leads to its ways out. */
export function ShortfallCards({ shortfalls }: { shortfalls: ScopeShortfall[] }) {
  const t = useTranslations('roster.shortfalls')
  const words = useTranslations('manage.shortfall')
  const locale = useLocale()
  const format = formats(locale)
  const named = (zh: string, en: string | null) => (locale === 'zh' ? zh : (en ?? zh))
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {shortfalls.map((one) => {
        const { when, what } = shortfallText(words, format, one)
        return (
          <Card as="li" key={one.id} className="grid content-start gap-1">
            <p className="flex flex-wrap items-center justify-between gap-x-3">
              <strong className="font-[650] tabular-nums">{when}</strong>
              {one.resolvedAt ? (
                <StateLabel tone="green" mark="tick">
                  {t('resolved')}
                </StateLabel>
              ) : (
                <StateLabel tone="apricot" mark="alert">
                  {t('open')}
                </StateLabel>
              )}
            </p>
            <h2 className="wrap-anywhere text-heading">
              <CardLink href={paths.manageShortfall(one.id)}>
                {named(one.nameZh, one.nameEn)}
              </CardLink>
            </h2>
            <p>{what}</p>
            <p className="text-small text-soft">
              {`${named(one.districtZh, one.districtEn)} ${named(one.subdistrictZh, one.subdistrictEn)} · ${t('bookings', { count: one.bookings })}`}
            </p>
            <p className="text-small text-soft">
              {one.resolvedAt
                ? t('resolvedAt', { when: format.moment(one.resolvedAt) })
                : t('raised', { when: format.moment(one.raisedAt) })}
            </p>
          </Card>
        )
      })}
    </ul>
  )
}
