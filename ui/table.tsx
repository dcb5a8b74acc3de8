// biome-ignore-all lint/a11y/noRedundantRoles: laid out as blocks on a phone, a table loses its roles
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Column = { key: string; label: string; align?: 'start' | 'end' }
export type Row = { key: string; cells: Record<string, ReactNode> }

/**
 * A table on a desk, a list of small sheets on a phone, where each value carries its column's name.
 * The first column is the row's heading. `caption` says what the table holds; it can be hidden from
 * sight when a heading above says the same.
 */
export function Table({
  caption,
  captionHidden,
  columns,
  rows,
}: {
  caption: string
  captionHidden?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
}) {
  return (
    <table role="table" className="block w-full sm:table sm:border-collapse">
      <caption
        className={captionHidden ? 'sr-only' : 'block pb-2 text-left font-[650] sm:table-caption'}
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row">
          {columns.map((column) => (
            <th
              role="columnheader"
              scope="col"
              key={column.key}
              className={classNames(
                'px-3 py-2 font-medium text-small text-soft',
                column.align === 'end' ? 'text-right' : 'text-left',
              )}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="stack gap-3 sm:table-row-group">
        {rows.map((row) => (
          <tr
            role="row"
            key={row.key}
            className="block rounded-soft bg-card p-4 shadow-lift sm:table-row sm:rounded-none sm:bg-transparent sm:shadow-none"
          >
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} heading={index === 0}>
                {row.cells[column.key]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  column,
  heading,
  children,
}: {
  column: Column
  heading: boolean
  children: ReactNode
}) {
  const place = classNames(
    'sm:table-cell sm:border-line sm:border-t sm:px-3 sm:py-3 sm:align-top',
    column.align === 'end' && 'sm:text-right',
  )
  if (heading)
    return (
      <th
        scope="row"
        role="rowheader"
        className={classNames('block pb-1 text-left font-[650]', place)}
      >
        {children}
      </th>
    )
  return (
    <td role="cell" className={classNames('flex flex-wrap justify-between gap-x-4 py-1', place)}>
      <span aria-hidden="true" className="shrink-0 text-small text-soft sm:hidden">
        {column.label}
      </span>
      <span className="ml-auto min-w-0 text-right sm:text-inherit">{children}</span>
    </td>
  )
}
