import type { TableRow } from './read'

/** The heading stands among this many rows; what is above it are titles and notes. */
export const headingWithin = 20

/**
 * The rows from the heading on: of the first rows the one in which most cells name a column, the
 * upper of equals. The rows as they are if none names any.
 */
export function fromHeading(rows: TableRow[], isColumn: (name: string) => boolean): TableRow[] {
  const counts = rows
    .slice(0, headingWithin)
    .map(({ cells }) => new Set(cells.filter((cell) => cell !== '' && isColumn(cell))).size)
  return rows.slice(Math.max(0, counts.indexOf(Math.max(...counts))))
}
