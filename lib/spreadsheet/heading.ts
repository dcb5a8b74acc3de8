import type { TableRow } from './table'

/** The heading stands among this many rows; what is above it are titles and notes. */
export const headingWithin = 20

/**
 * The rows from the heading on: of the first rows the one in which most cells name a column, the
 * upper of equals. The rows as they are if none names any. A heading of two rows, as joined cells make
 * it, becomes one: what stands below the name of a group, and what stands above an empty cell.
 */
export function fromHeading(rows: TableRow[], isColumn: (name: string) => boolean): TableRow[] {
  const names = ({ cells }: TableRow) => cells.filter((cell) => cell !== '' && isColumn(cell))
  const counts = rows.slice(0, headingWithin).map((row) => new Set(names(row)).size)
  const at = Math.max(0, counts.indexOf(Math.max(...counts)))
  const [above, heading, below] = [rows[at - 1], rows[at], rows[at + 1]]
  if (!heading || names(heading).length === 0) return rows.slice(at)
  // A row of data would have something else in a column that is named above it.
  const isData = below?.cells.some(
    (cell, n) => cell !== '' && !isColumn(cell) && isColumn(heading.cells[n] ?? ''),
  )
  const lower = below && !isData && names(below).length > 0 ? below : undefined
  const upper = above?.cells.map((cell) => (isColumn(cell) ? cell : '')) ?? []
  const width = Math.max(heading.cells.length, upper.length, lower?.cells.length ?? 0)
  const cells = Array.from(
    { length: width },
    (_, n) => lower?.cells[n] || heading.cells[n] || upper[n] || '',
  )
  return [{ ...heading, cells }, ...rows.slice(at + (lower ? 2 : 1))]
}
