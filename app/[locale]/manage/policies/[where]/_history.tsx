import { useLocale, useTranslations } from 'next-intl'
import type { PolicyChange } from '@/domain/policies/list-policy-changes'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { valueText } from '../_values'

type Props = { where: string; changes: PolicyChange[]; page: number; pages: number }

/** Who changed the rules of a place, when, from what to what and why; a page at a time. */
export function History({ where, changes, page, pages }: Props) {
  const t = useTranslations('policies.history')
  const link = (to: number) => `${paths.managePolicies(where, { history: to })}#history`
  return (
    <Section id="history" title={t('title')}>
      {changes.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ol className="grid max-w-text">
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ol>
      {pages > 1 ? (
        <nav aria-label={t('title')} className="flex flex-wrap items-center gap-x-4">
          {page > 1 ? (
            <TextLink href={link(page - 1)} className="inline-flex min-h-11 items-center">
              {t('newer')}
            </TextLink>
          ) : null}
          <span className="text-soft tabular-nums">{t('page', { page, pages })}</span>
          {page < pages ? (
            <TextLink href={link(page + 1)} className="inline-flex min-h-11 items-center">
              {t('older')}
            </TextLink>
          ) : null}
        </nav>
      ) : null}
    </Section>
  )
}

function Change({ change }: { change: PolicyChange }) {
  const t = useTranslations('policies')
  const format = formats(useLocale())
  const { at, by, withdrawn, effectiveFrom, reason, changes } = change
  const who = by === null ? t('history.system') : by || t('history.somebody')
  const day = effectiveFrom ? format.dayWithYear(effectiveFrom) : ''
  return (
    <li className="border-line border-t py-2.5">
      <p className="flex flex-wrap gap-x-3">
        <strong className="font-[650] tabular-nums">
          {t('history.line', { moment: format.moment(at), who })}
        </strong>
        {day ? <span>{t(withdrawn ? 'history.withdrawn' : 'history.from', { day })}</span> : null}
      </p>
      <ul className="list-disc pl-5">
        {changes.map(({ field, from, to }) => (
          <li key={field} className="tabular-nums">
            {t('history.change', {
              field: t(`field.${field}`),
              before: valueText(t, format, field, from),
              after: valueText(t, format, field, to),
            })}
          </li>
        ))}
      </ul>
      {reason ? <p className="wrap-anywhere text-soft">{t('coming.reason', { reason })}</p> : null}
    </li>
  )
}
