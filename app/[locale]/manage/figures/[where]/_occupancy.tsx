import { useLocale, useTranslations } from 'next-intl'
import { drawBars } from '@/app/_charts/bars'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import type { Asked } from './_asked'
import { Chart } from './_chart'
import { TableOfChart } from './_figures-table'
import { percentText } from './_shown'
import { type FiguresTable, type TableLine, tableOf } from './_tables'

/** Rooms drawn at a time; a city has a thousand. */
const roomsDrawn = 20

/** Occupancy of the districts of the city, or the subdistricts of a district. */
export function PlacesOccupancy({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const table = tableOf('places', figures, t, useLocale())
  const { where } = figures.place
  return (
    <Section id="places" title={table.title}>
      <Chart label={t('occupancy.chartPlaces')} {...bars(table, table.lines)} />
      <TableOfChart kind="places" where={where} query={asked.query} table={table} />
    </Section>
  )
}

/** Occupancy of every room, the busiest first, some at a time; the files hold all. */
export function RoomsOccupancy({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const table = tableOf('rooms', figures, t, useLocale())
  const { where } = figures.place
  const pages = Math.ceil(table.lines.length / roomsDrawn)
  const page = Math.min(asked.page, pages)
  const from = (page - 1) * roomsDrawn
  const lines = table.lines.slice(from, from + roomsDrawn)
  return (
    <Section
      id="rooms"
      title={table.title}
      aside={<span className="text-small text-soft">{t('occupancy.sorted')}</span>}
    >
      <Chart
        label={t('occupancy.chart', { from: from + 1, shown: lines.length })}
        {...bars(table, lines)}
      />
      {pages > 1 ? (
        <Pages where={where} asked={asked} page={page} pages={pages} total={table.lines.length} />
      ) : null}
      <TableOfChart kind="rooms" where={where} query={asked.query} table={{ ...table, lines }} />
    </Section>
  )
}

function Pages({
  where,
  asked,
  page,
  pages,
  total,
}: {
  where: string
  asked: Asked
  page: number
  pages: number
  total: number
}) {
  const t = useTranslations('figures.occupancy')
  const href = (to: number) => `${paths.manageFigures(where, { ...asked.query, page: to })}#rooms`
  return (
    <p className="flex flex-wrap items-center gap-x-6 *:inline-flex *:min-h-11 *:items-center print:hidden">
      <span>{t('page', { page, pages, total })}</span>
      {page > 1 ? <TextLink href={href(page - 1)}>{t('before')}</TextLink> : null}
      {page < pages ? <TextLink href={href(page + 1)}>{t('after')}</TextLink> : null}
    </p>
  )
}

function bars(table: FiguresTable, lines: TableLine[]): { narrow: string; wide: string } {
  const at = table.columns.findIndex(({ key }) => key === 'occupancy')
  const drawn = lines.map(({ cells }) => {
    const share = typeof cells[at] === 'number' ? cells[at] : null
    return { label: String(cells[0]), share, text: percentText(share) }
  })
  return { narrow: drawBars(drawn, { wide: false }), wide: drawBars(drawn, { wide: true }) }
}
