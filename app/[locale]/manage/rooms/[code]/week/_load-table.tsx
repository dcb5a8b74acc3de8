import { useLocale, useTranslations } from 'next-intl'
import type { LedgerQuarter } from '@/domain/capacity/load-queries'
import { type Load, type LoadSpan, loadSpans } from '@/domain/capacity/load-rules'
import { timeOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { StateLabel } from '@/ui/state-label'
import { Table } from '@/ui/table'
import { TextLink } from '@/ui/text-link'

/** The numbers under the drawing: equal quarter hours in one line, with the load by the policy. */
export function LoadTable({
  code,
  day,
  quarters,
}: {
  code: string
  day: string
  quarters: LedgerQuarter[]
}) {
  const t = useTranslations('roster.week')
  const format = formats(useLocale())
  const columns = (['time', 'children', 'weight', 'staff', 'limit', 'state'] as const).map(
    (key) => ({ key, label: t(key) }),
  )
  const spans = loadSpans(quarters)
  const rows = spans.map((span) => ({
    key: span.from.toISOString(),
    cells: {
      time: <span className="tabular-nums">{format.span(span.from, span.to)}</span>,
      children: format.count(span.heads),
      weight: t('weightOf', shown(span.load)),
      staff: t('staffOf', { needed: span.needed, count: span.caregivers }),
      limit: format.count(span.limit),
      state: (
        <State span={span} href={paths.manageWhy(code, { at: `${day}T${timeOf(span.from)}` })} />
      ),
    },
  }))
  return (
    <div className="stack gap-2">
      {/* Two days stand side by side, and their tables need more than half a page in large type. */}
      <div className="relative overflow-x-auto">
        <Table
          caption={t('table', { day: format.day(day) })}
          captionHidden
          columns={columns}
          rows={rows}
        />
      </div>
      {spans[0] ? (
        <p className="text-small text-soft">{t('weightNote', { by: spans[0].load.by })}</p>
      ) : null}
    </div>
  )
}

function shown({ thousandths, limit }: Load): { load: string; limit: string } {
  return { load: String(thousandths / 1000), limit: String(limit / 1000) }
}

function State({ span, href }: { span: LoadSpan; href: string }) {
  const t = useTranslations('roster.week')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      {span.broken.length > 0 ? (
        <StateLabel tone="apricot" mark="alert">
          {t('short')}
        </StateLabel>
      ) : (
        <span className="text-soft">{t('fits')}</span>
      )}
      <TextLink href={href} className="inline-flex min-h-11 items-center whitespace-nowrap">
        {t('why')}
      </TextLink>
    </span>
  )
}
