import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'

export type CellValue = string | number | boolean | null

/** One table for people to open in a spreadsheet program: a name, a heading row, and rows. */
export type Sheet = { name: string; header: string[]; rows: CellValue[][] }

/**
 * The table as CSV: UTF-8 with a byte order mark (so that Excel reads Chinese), lines ending as RFC
 * 4180 says. A text that a spreadsheet program could take for a formula gets an apostrophe before it.
 */
export function toCsv({ header, rows }: Sheet): string {
  const guarded = [header, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell)),
  )
  return stringify(guarded, {
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  })
}

/**
 * The table as an XLSX workbook of one sheet with its heading row bold and fixed. Texts are written
 * as texts, so none can become a formula; what XML cannot hold is left out.
 */
export async function toXlsx({ name, header, rows }: Sheet): Promise<Buffer> {
  const heading = header.map((text) => ({
    value: plainText(text),
    type: String,
    fontWeight: 'bold' as const,
  }))
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === 'string' ? { value: plainText(value), type: String } : value,
    ),
  )
  const columns = header.map((text, n) => ({
    width: widthOf([text, ...rows.map((row) => row[n])]),
  }))
  const written = writeExcelFile([heading, ...body], {
    sheet: sheetName(name),
    columns,
    stickyRowsCount: 1,
  })
  return written.toBuffer()
}

/** A text that would start a formula (= + - @, their full-width forms, tab, line break), made harmless. */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

const longestCell = 32_000

/** Without control characters and halves of surrogate pairs, which make a workbook unreadable. */
function plainText(text: string): string {
  return text
    .slice(0, longestCell)
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** Names of sheets may not hold these characters nor be longer than 31. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1'
}

/** Characters a column needs, Chinese ones counted twice, within what is still readable. */
function widthOf(cells: (CellValue | undefined)[]): number {
  const widest = cells
    .slice(0, 200)
    .map((cell) => [...String(cell ?? '')].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0))
  return Math.min(60, Math.max(8, ...widest) + 2)
}
