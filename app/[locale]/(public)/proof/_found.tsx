import { useLocale, useTranslations } from 'next-intl'
import type { Counted, LimitCheck } from '@/domain/capacity/check-limits'
import { formats } from '@/lib/format'
import { DefinitionList } from '@/ui/definition-list'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'

/** The answer in one sentence. */
export function Answer({ check }: { check: LimitCheck }) {
  const t = useTranslations('proof')
  if (check.over.quarterHours > 0)
    return (
      <Notice tone="error" title={t('over', check.over)}>
        {t('overText', check.over)}
      </Notice>
    )
  if (check.compared.quarterHours === 0) return <Notice>{t('empty')}</Notice>
  return (
    <Notice tone="success" title={t('none')}>
      <p>{t('noneText', check.compared)}</p>
      {check.short.rooms > 0 ? <p>{t('noneShort', check.short)}</p> : null}
    </Notice>
  )
}

/** What was compared, when, and what was found, in numbers. */
export function Found({ check }: { check: LimitCheck }) {
  const t = useTranslations('proof.facts')
  const format = formats(useLocale())
  const counted = (key: 'compared' | 'over' | 'short', count: Counted) => ({
    key,
    term: t(key),
    value: <span className="tabular-nums">{t('counted', count)}</span>,
  })
  return (
    <Section id="found" title={t('title')}>
      <DefinitionList
        items={[
          {
            key: 'at',
            term: t('at'),
            value: (
              <>
                <time dateTime={check.at.toISOString()} className="tabular-nums">
                  {format.moment(check.at)}
                </time>{' '}
                <span className="text-soft">{t('clock')}</span>
              </>
            ),
          },
          counted('compared', check.compared),
          counted('over', check.over),
          counted('short', check.short),
        ]}
      />
      <p>{t('shortText')}</p>
      <p className="text-small text-soft">{t('kept')}</p>
    </Section>
  )
}
