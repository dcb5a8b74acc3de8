/** One row as texts, with the number a spreadsheet program shows beside it. */
export type TableRow = { row: number; cells: string[] }

export const tableProblems = [
  'file_missing',
  'file_too_heavy',
  'too_many_rows',
  'too_many_columns',
  'too_much_text',
  'old_workbook',
  'not_a_table',
  'unreadable_text',
  'broken_csv',
  'broken_workbook',
  'took_too_long',
  'needs_too_much',
] as const
export type TableProblem = (typeof tableProblems)[number]

export type ReadTable =
  | { ok: true; rows: TableRow[] }
  | { ok: false; reason: TableProblem; row?: number }

export type TableLimits = { mostBytes: number; mostRows: number }

/** Titles, notes, empty rows and sums around the rows that count. */
export const rowsAround = 200

/** No office's sheet is as wide; empty columns beyond are left out. */
export const mostColumns = 100

/** Characters of one cell, and of a whole table. */
export const mostText = { cell: 5_000, table: 4_000_000 }

/** Why a table is too large in one of its measures; null if it fits. Rows are counted by the caller. */
export function tooLarge(rows: TableRow[]): Extract<ReadTable, { ok: false }> | null {
  let left = mostText.table
  for (const { row, cells } of rows) {
    if (cells.length > mostColumns) return { ok: false, reason: 'too_many_columns', row }
    for (const cell of cells) {
      left -= cell.length
      if (cell.length > mostText.cell || left < 0)
        return { ok: false, reason: 'too_much_text', row }
    }
  }
  return null
}
