import { useLocale, useTranslations } from 'next-intl'
import { drawHeatMap } from '@/app/_charts/heat-map'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { occupancy } from '@/domain/figures/rules'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import type { Asked } from './_asked'
import { Chart } from './_chart'
import { TableOfChart } from './_figures-table'
import { percentText } from './_shown'
import { tableOf } from './_tables'

/** Occupancy by weekday and hour as a heat map; only weekdays and hours with slots are drawn. */
export function HoursOfWeek({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const locale = useLocale()
  const format = formats(locale)
  const { hours, place } = figures
  if (hours.length === 0) return null
  const all = hours.map((one) => one.hour)
  const first = Math.min(...all)
  const rows = Array.from({ length: Math.max(...all) - first + 1 }, (_, n) => first + n)
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => day <= 5 || hours.some((one) => one.weekday === day),
  )
  const drawing = {
    columns: weekdays.map((day) => format.weekdays([day])),
    rows: rows.map((hour) => t('hours.hour', { hour })),
    fields: hours.map((one) => ({
      column: weekdays.indexOf(one.weekday),
      row: one.hour - first,
      share: occupancy(one),
      text: percentText(occupancy(one)),
    })),
  }
  return (
    <Section id="hours" title={t('hours.title')}>
      <p className="text-soft">{t('hours.lead')}</p>
      <Chart
        label={t('hours.chart')}
        narrow={drawHeatMap(drawing, { wide: false })}
        wide={drawHeatMap(drawing, { wide: true })}
      />
      <TableOfChart
        kind="hours"
        where={place.where}
        query={asked.query}
        table={tableOf('hours', figures, t, locale)}
      />
    </Section>
  )
}
