import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { headingWithin } from './heading'
import { unpackZip } from './zip'

/** One row as texts, with the number a spreadsheet program shows beside it. */
export type TableRow = { row: number; cells: string[] }

export const tableProblems = [
  'file_missing',
  'file_too_heavy',
  'too_many_rows',
  'old_workbook',
  'not_a_table',
  'unreadable_text',
  'broken_csv',
  'broken_workbook',
] as const
export type TableProblem = (typeof tableProblems)[number]

export type ReadTable =
  | { ok: true; rows: TableRow[] }
  | { ok: false; reason: TableProblem; row?: number }

type Limits = { mostBytes: number; mostRows: number }

const mostUnpacked = 64 * 1024 * 1024

/**
 * Reads the first sheet of an XLSX workbook or a CSV text (UTF-8, with or without a byte order
 * mark, UTF-16 with one, else GB18030; comma, semicolon or tab, or what a first line `sep=`
 * says) as rows of trimmed texts; empty rows are left out, numbers keep up to 15 digits. Formulas are
 * not computed. Far more rows than `mostRows`, the heading and titles above it not counted, are refused
 * before the whole is read. Never throws.
 */
export async function readTable(bytes: Uint8Array, limits: Limits): Promise<ReadTable> {
  if (bytes.length === 0) return { ok: false, reason: 'file_missing' }
  if (bytes.length > limits.mostBytes) return { ok: false, reason: 'file_too_heavy' }
  const begins = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (begins === '\xd0\xcf\x11\xe0') return { ok: false, reason: 'old_workbook' }
  if (begins.startsWith('PK')) return readWorkbook(bytes, limits)
  const text = decodeText(bytes)
  if (text === null) return { ok: false, reason: 'unreadable_text' }
  return readCsv(text, limits)
}

async function readWorkbook(bytes: Uint8Array, { mostRows }: Limits): Promise<ReadTable> {
  const entries = unpackZip(bytes, mostUnpacked)
  if (!entries) return { ok: false, reason: 'broken_workbook' }
  const sheets = [...entries].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  if (sheets.length === 0) return { ok: false, reason: 'not_a_table' }
  for (const [, xml] of sheets) {
    if (countOf(xml, '<row ') > mostRows + 200) return { ok: false, reason: 'too_many_rows' }
  }
  try {
    const rows = await readSheet(Buffer.from(bytes), { trim: false })
    const found = rows.map((cells, n) => ({ row: n + 1, cells: cells.map(cellText) }))
    return limited(found, mostRows)
  } catch {
    return { ok: false, reason: 'broken_workbook' }
  }
}

function countOf(bytes: Buffer, what: string): number {
  let count = 0
  for (let at = bytes.indexOf(what); at >= 0; at = bytes.indexOf(what, at + 1)) count += 1
  return count
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

function readCsv(text: string, { mostRows }: Limits): ReadTable {
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
    })
    const rows = records.map((cells, n) => ({ row: n + 1, cells: cells.map((one) => one.trim()) }))
    return limited(rows, mostRows)
  } catch (error) {
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
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length === 0) return { ok: false, reason: 'file_missing' }
  if (filled.length > mostRows + headingWithin) return { ok: false, reason: 'too_many_rows' }
  return { ok: true, rows: filled }
}
