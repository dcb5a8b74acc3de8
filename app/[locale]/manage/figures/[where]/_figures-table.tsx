import { useLocale, useTranslations } from 'next-intl'
import { getPathname } from '@/i18n/navigation'
import { formats } from '@/lib/format'
import { type FiguresQuery, paths } from '@/lib/paths'
import { spreadsheetKinds } from '@/lib/spreadsheet/answer'
import { Disclosure } from '@/ui/disclosure'
import { Table } from '@/ui/table'
import { TextLink } from '@/ui/text-link'
import { cellText } from './_shown'
import type { FiguresTable, TableKind } from './_tables'

/** More columns than fit beside a chart; they stand in the file. */
const onlyInFile = new Set(['code', 'cancelled', 'slots', 'openRooms', 'source', 'since'])

/** Lines shown at most; the files hold every one. */
const mostLines = 60

/** The table of a chart, folded away until asked for, and the same as files to keep. */
export function TableOfChart({
  kind,
  where,
  query,
  table,
}: {
  kind: TableKind
  where: string
  query: FiguresQuery
  table: FiguresTable
}) {
  const t = useTranslations('figures.table')
  const locale = useLocale()
  const format = formats(locale)
  const shown = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column }) => !onlyInFile.has(column.key))
  return (
    <div className="stack gap-1">
      <Disclosure summary={t('show')}>
        <div className="overflow-x-auto" data-table={kind}>
          <Table
            caption={table.title}
            captionHidden
            columns={shown.map(({ column }) => ({
              key: column.key,
              label: column.label,
              align: column.measure === 'text' ? 'start' : 'end',
            }))}
            rows={table.lines.slice(0, mostLines).map((line) => ({
              key: line.key,
              cells: Object.fromEntries(
                shown.map(({ column, at }, first) => {
                  const text = cellText(line.cells[at] ?? null, column, format)
                  const link = first === 0 && line.where
                  return [
                    column.key,
                    link ? (
                      <TextLink
                        href={paths.manageFigures(line.where ?? '', query)}
                        className="large:inline-flex large:min-h-11 large:items-center"
                      >
                        {text}
                      </TextLink>
                    ) : (
                      text
                    ),
                  ]
                }),
              ),
            }))}
          />
        </div>
        {table.lines.length > mostLines ? (
          <p className="text-small text-soft">
            {t('more', { shown: mostLines, total: table.lines.length })}
          </p>
        ) : null}
      </Disclosure>
      <p className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center print:hidden">
        {spreadsheetKinds.map((file) => (
          // A file, not a page: the router must not try to show it.
          <a
            key={file}
            className="link"
            href={getPathname({ locale, href: paths.figuresFile(where, `${kind}.${file}`, query) })}
            aria-label={t('download', { what: table.title, kind: t(file) })}
          >
            {t(file)}
          </a>
        ))}
      </p>
    </div>
  )
}
