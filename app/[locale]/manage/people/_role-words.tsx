import { useLocale, useTranslations } from 'next-intl'
import type { ScopedRow } from '@/domain/people/people-queries'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'

type Shown = Pick<ScopedRow, 'role' | 'scope' | 'within'>

/** An office and the scope it holds in. */
export function RoleWords({ role, scope, within }: Shown) {
  const t = useTranslations('people.offices')
  const locale = useLocale()
  return (
    <span className="wrap-anywhere">
      <span className="font-medium">{t(role)}</span>
      {scope ? ` · ${scope[locale]}` : null}
      {within ? <span className="text-small text-soft"> · {within[locale]}</span> : null}
    </span>
  )
}

/** Who gave a role, and when. */
export function GivenBy({ since, by }: Pick<ScopedRow, 'since' | 'by'>) {
  const t = useTranslations('people.list')
  const day = formats(useLocale()).dayWithYear(dayOf(since))
  return <>{by ? t('given', { day, by }) : t('givenBySystem', { day })}</>
}
