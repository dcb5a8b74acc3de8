import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/universal'
import { headingWithin } from './heading'
import { sheetTooLarge } from './sheet-size'
import {
  mostColumns,
  type ReadTable,
  rowsAround,
  type TableLimits,
  type TableRow,
  tooLarge,
} from './table'
import { unpackZip } from './zip'

/** Bytes of all that a workbook holds, unpacked. */
const mostUnpacked = 32 * 1024 * 1024

/** Characters of a row of CSV, in which a mark that is never closed would take all the rest. */
const longestLine = 200_000

/**
 * Reads the first sheet of an XLSX workbook or a CSV text (UTF-8, with or without a byte order
 * mark, UTF-16 with one, else GB18030; comma, semicolon or tab, or what a first line `sep=`
 * says) as rows of trimmed texts; empty rows are left out, numbers keep up to 15 digits. Formulas are
 * not computed. Far more rows than `mostRows`, the heading and titles above it not counted, are refused
 * before the whole is read. Never throws.
 */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<ReadTable> {
  if (bytes.length === 0) return { ok: false, reason: 'file_missing' }
  if (bytes.length > limits.mostBytes) return { ok: false, reason: 'file_too_heavy' }
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (begins === '\xd0\xcf\x11\xe0') return { ok: false, reason: 'old_workbook' }
  if (begins.startsWith('PK')) return readWorkbook(bytes, limits)
  const text = decodeText(bytes)
  if (text === null) return { ok: false, reason: 'unreadable_text' }
  return readCsv(text, limits)
}

async function readWorkbook(bytes: Uint8Array, { mostRows }: TableLimits): Promise<ReadTable> {
  const unpacked = unpackZip(bytes, mostUnpacked)
  if (!unpacked.ok) {
    return { ok: false, reason: unpacked.reason === 'broken' ? 'broken_workbook' : 'too_much_text' }
  }
  const { entries } = unpacked
  const sheets = [...entries].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  if (sheets.length === 0) return { ok: false, reason: 'not_a_table' }
  // A workbook says itself which of its files is a sheet.
  for (const [name, xml] of entries) {
    const wrong =
      name.endsWith('.xml') && sheetTooLarge(xml.toString('utf8'), mostRows + rowsAround)
    if (wrong) return wrong
  }
  try {
    const rows = await readSheet(new Uint8Array(bytes).buffer, { trim: false })
    const found = rows.map((cells, n) => ({ row: n + 1, cells: cells.map(cellText) }))
    return limited(found, mostRows)
  } catch {
    return { ok: false, reason: 'broken_workbook' }
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  // As a spreadsheet shows it: all digits of 8613812345678, and 31.2304, not 31.230400000000003.
  if (Number.isInteger(cell)) return String(cell)
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)))
  return String(cell).trim()
}

function decodeText(bytes: Uint8Array): string | null {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex')
  const utf16 = { fffe: 'utf-16le', feff: 'utf-16be' }[mark]
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding; the next one may be.
    }
  }
  return null
}

function readCsv(text: string, { mostRows }: TableLimits): ReadTable {
  // What has control characters is a picture or a program, not a table.
  if (/[^\P{Cc}\t\n\v\f\r]/u.test(text)) return { ok: false, reason: 'not_a_table' }
  const { body, delimiter } = withoutSep(text)
  try {
    const records: string[][] = parse(body, {
      delimiter,
      // Sheets put together from several files have lines that end in several ways.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      to: mostRows * 2 + 2,
      max_record_size: longestLine,
    })
    const rows = records.map((cells, n) => ({ row: n + 1, cells: cells.map((one) => one.trim()) }))
    return limited(rows, mostRows)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE') {
      return { ok: false, reason: 'too_much_text' }
    }
    const row = error instanceof Error && 'lines' in error ? Number(error.lines) : undefined
    return { ok: false, reason: 'broken_csv', ...(row ? { row } : {}) }
  }
}

/**
 * What Excel writes and reads as a first line to name the mark between cells; its program shows the
 * next line as the first.
 */
function withoutSep(text: string): { body: string; delimiter: string } {
  const [line, mark] = /^"?sep=([,;\t|])"?[,;\t]*(?:\r\n|\r|\n|$)/i.exec(text) ?? []
  if (line === undefined || mark === undefined) return { body: text, delimiter: delimiterOf(text) }
  return { body: text.slice(line.length), delimiter: mark }
}

/** The mark that stands in most lines, of several the one that stands there most often. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
  const counted = [',', ';', '\t'].map((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1)
    const count = counts.reduce((sum, one) => sum + one, 0)
    return { mark, lines: counts.filter((one) => one > 0).length, count }
  })
  return counted.toSorted((a, b) => b.lines - a.lines || b.count - a.count)[0]?.mark ?? ','
}

function limited(rows: TableRow[], mostRows: number): ReadTable {
  const filled = rows
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ row, cells }) => ({ row, cells: withoutEmptyEnd(cells) }))
  if (filled.length === 0) return { ok: false, reason: 'file_missing' }
  if (filled.length > mostRows + headingWithin) return { ok: false, reason: 'too_many_rows' }
  return tooLarge(filled) ?? { ok: true, rows: filled }
}

/** Programs write empty cells as far as somebody once drew a frame. */
function withoutEmptyEnd(cells: string[]): string[] {
  if (cells.length <= mostColumns) return cells
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, Math.max(last + 1, mostColumns))
}
