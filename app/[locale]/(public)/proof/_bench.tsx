import { useLocale, useTranslations } from 'next-intl'
import { dayOf } from '@/domain/shared/time'
import type { BenchResults } from '@/lib/bench-results'
import { formats } from '@/lib/format'
import { DefinitionList } from '@/ui/definition-list'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { Table } from '@/ui/table'

const columns = ['name', 'figure', 'limit', 'ratio', 'target', 'met'] as const

/** The figures last published, as the bench wrote them; or that there are none yet. */
export function Bench({ results }: { results: BenchResults | null }) {
  const t = useTranslations('proof.bench')
  const format = formats(useLocale())
  if (!results)
    return (
      <Section id="bench" title={t('title')}>
        <Notice title={t('none')}>{t('noneText')}</Notice>
      </Section>
    )
  const { date, machine, command, rows } = results
  const nothing = t('nothing')
  return (
    <Section id="bench" title={t('title')}>
      <DefinitionList
        items={[
          { key: 'date', term: t('date'), value: format.dayWithYear(dayOf(new Date(date))) },
          { key: 'machine', term: t('machine'), value: <Verbatim>{machine}</Verbatim> },
          {
            key: 'command',
            term: t('command'),
            value: <code className="wrap-anywhere">{command}</code>,
          },
        ]}
      />
      <Table
        caption={t('caption')}
        captionHidden
        columns={columns.map((key) => ({ key, label: t(key) }))}
        rows={rows.map(({ bench, name, figure, limit, ratio, target, met }) => ({
          key: `${bench} ${name}`,
          cells: {
            name: (
              <>
                {t(`of.${bench}`)}
                <span className="block font-normal text-small text-soft">
                  <Verbatim>{name}</Verbatim>
                </span>
              </>
            ),
            figure: <Verbatim>{together(figure)}</Verbatim>,
            limit: limit === null ? nothing : <Verbatim>{together(limit)}</Verbatim>,
            ratio: ratio === null ? nothing : t('percent', { percent: Math.round(ratio * 100) }),
            target: <Verbatim>{together(target)}</Verbatim>,
            met: <span className="whitespace-nowrap">{t(met ? 'yes' : 'no')}</span>,
          },
        }))}
      />
      <p className="text-small text-soft">{t('verbatim')}</p>
    </Section>
  )
}

/** A number on one line with its sign and its unit. */
const together = (text: string) => text.replace(/(?<=[≥≤\d]) /g, '\u00a0')

/** Words of the measuring program, which speaks English. */
function Verbatim({ children }: { children: string }) {
  return (
    <span lang="en" className="wrap-break-word tabular-nums">
      {children}
    </span>
  )
}
