import { useLocale, useTranslations } from 'next-intl'
import { drawBars } from '@/app/_charts/bars'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import type { Asked } from './_asked'
import { Chart } from './_chart'
import { TableOfChart } from './_figures-table'
import { tableOf } from './_tables'

/** Bars drawn at most; the table has the rest. */
const mostBars = 12

/** Why families were refused. */
export function Refusals({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const locale = useLocale()
  const table = tableOf('refusals', figures, t, locale)
  const counts = table.lines.map(({ cells }) => ({
    label: String(cells[0]),
    count: Number(cells[1]),
  }))
  return (
    <Section id="refusals" title={table.title}>
      <p className="text-soft">{counts.length > 0 ? t('refusals.lead') : t('refusals.none')}</p>
      {counts.length > 0 ? (
        <>
          <Counts label={t('refusals.chart')} counts={counts} />
          <TableOfChart
            kind="refusals"
            where={figures.place.where}
            query={asked.query}
            table={table}
          />
        </>
      ) : null}
    </Section>
  )
}

/** Unmet demand by home subdistrict; the table shows the ages too. */
export function Demand({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const locale = useLocale()
  const table = tableOf('demand', figures, t, locale)
  const homes = new Map<string, number>()
  for (const { cells } of table.lines) {
    homes.set(String(cells[0]), (homes.get(String(cells[0])) ?? 0) + Number(cells[2]))
  }
  const counts = [...homes]
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => b.count - a.count)
  return (
    <Section id="demand" title={table.title}>
      <p className="text-soft">{counts.length > 0 ? t('demand.lead') : t('demand.none')}</p>
      {counts.length > 0 ? (
        <>
          <Counts label={t('demand.chart')} counts={counts} />
          <TableOfChart
            kind="demand"
            where={figures.place.where}
            query={asked.query}
            table={table}
          />
        </>
      ) : null}
    </Section>
  )
}

function Counts({ label, counts }: { label: string; counts: { label: string; count: number }[] }) {
  const format = formats(useLocale())
  const most = Math.max(...counts.map((one) => one.count))
  const bars = counts
    .slice(0, mostBars)
    .map((one) => ({ label: one.label, share: one.count / most, text: format.count(one.count) }))
  return (
    <Chart
      label={label}
      narrow={drawBars(bars, { wide: false })}
      wide={drawBars(bars, { wide: true })}
    />
  )
}
