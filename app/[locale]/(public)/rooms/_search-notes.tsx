import { useLocale, useTranslations } from 'next-intl'
import { formats } from '@/lib/format'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'
import type { Ignored } from '../_find-filters'

/** Says which conditions of the address were left out, and what is shown instead. */
export function IgnoredFilters({
  ignored,
  days,
  page,
}: {
  ignored: readonly Ignored[]
  days: { from: string; to: string }
  /** The page shown if the one asked for does not exist. */
  page: number | null
}) {
  const t = useTranslations('find.ignored')
  const format = formats(useLocale())
  if (ignored.length === 0 && page === null) return null
  const values = {
    division: {},
    day: { from: format.day(days.from), to: format.day(days.to) },
    age: {},
  }
  return (
    <Notice tone="warning" title={t('title')}>
      <ul className="grid gap-1">
        {ignored.map((name) => (
          <li key={name}>{t(name, values[name])}</li>
        ))}
        {page === null ? null : <li>{t('page', { page })}</li>}
      </ul>
    </Notice>
  )
}

/** Says that the list begins at home, and how to see the rest. */
export function HomeFirst({ name }: { name: string }) {
  const t = useTranslations('find')
  return (
    <p className="text-small text-soft">
      {t('home', { subdistrict: name })} <TextLink href="/rooms?division=">{t('homeAll')}</TextLink>
    </p>
  )
}
