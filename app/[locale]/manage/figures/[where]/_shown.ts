import type { Formats } from '@/lib/format'
import type { CellValue, Sheet } from '@/lib/spreadsheet/write'
import type { FiguresTable, TableCell, TableColumn } from './_tables'

const none = '—'

/** Place-hours from quarter hours: 12, 12.5; whole from a hundred on. */
export function hoursText(quarters: number, format: Formats): string {
  const hours = quarters / 4
  return format.count(hours >= 100 ? Math.round(hours) : Math.round(hours * 10) / 10)
}

/** 72%; <1% for a little; — if there is nothing to divide by. */
export function percentText(share: number | null): string {
  if (share !== null && share > 0 && share < 0.01) return '<1%'
  return share === null ? none : `${Math.round(share * 100)}%`
}

/** A cell as the page shows it. */
export function cellText(cell: TableCell, column: TableColumn, format: Formats): string {
  if (cell === null) return none
  if (typeof cell === 'string') return cell
  if (column.measure === 'hours') return hoursText(cell, format)
  return column.measure === 'percent' ? percentText(cell) : format.count(cell)
}

/** The table as a file: hours with their quarters, per cents as numbers with one decimal. */
export function sheetOf({ title, columns, lines }: FiguresTable): Sheet {
  const value = (cell: TableCell, column: TableColumn | undefined): CellValue => {
    if (typeof cell !== 'number') return cell
    if (column?.measure === 'hours') return cell / 4
    return column?.measure === 'percent' ? Math.round(cell * 1000) / 10 : cell
  }
  return {
    name: title,
    header: columns.map(({ label, measure }) => (measure === 'percent' ? `${label} (%)` : label)),
    rows: lines.map(({ cells }) => cells.map((cell, n) => value(cell, columns[n]))),
  }
}
