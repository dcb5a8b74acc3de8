import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'
import type { IgnoredCondition } from './_wish'

/** Says which conditions of the address were left out, and what is searched instead. */
export function IgnoredConditions({
  ignored,
  days,
}: {
  ignored: readonly IgnoredCondition[]
  /** How many days can be chosen, today included. */
  days: number
}) {
  const t = useTranslations('search.ignored')
  if (ignored.length === 0) return null
  return (
    <Notice tone="warning" title={t('title')}>
      <ul className="grid gap-1">
        {ignored.map((name) => (
          <li key={name}>{t(name, { days })}</li>
        ))}
      </ul>
    </Notice>
  )
}
