import type { ImportRow } from '@/domain/administration/import-inputs'
import { plainText } from '@/domain/shared/typed-number'
import { fromHeading, headingWithin } from '@/lib/spreadsheet/heading'
import {
  mostColumns,
  type ReadTable,
  rowsAround,
  type TableRow,
  tooLarge,
} from '@/lib/spreadsheet/table'
import { readRoomFields } from './room-fields'
import type { FieldProblem } from './room-fields-problems'
import { columnNamed, type ImportColumn, requiredColumns } from './rooms-import-columns'

export const importLimits = { mostRows: 2_000, mostBytes: 5 * 1024 * 1024 }

/** The template's example; a row with its name is skipped, should somebody leave it in. */
export const exampleRow: Record<ImportColumn, string> = {
  nameZh: '示例宝宝屋（这一行不会导入）',
  district: '静安区',
  subdistrict: '江宁路街道',
  nameEn: 'Example Baby Room',
  address: '江宁路 1 号',
  contactPhone: '021-00000000',
  operatorName: '示例运营机构',
  licensedPlaces: '10',
  plannedPlaces: '20',
  floorArea: '80',
  playArea: '46.5',
  price: '30',
  openedOn: '2026-09-01',
  latitude: '31.2412',
  longitude: '121.4446',
  place: '',
  coordinateSystem: 'WGS-84',
}

/** The cells of a row by the column they stand in. */
export type RowTexts = Partial<Record<ImportColumn, string>>

/** What is wrong in one cell of the file. */
export type CellProblem = { row: number; column: ImportColumn; reason: FieldProblem }

export type ReadRooms =
  | { ok: false; reason: 'columns_missing'; columns: ImportColumn[] }
  | { ok: false; reason: 'columns_twice'; names: string[] }
  | { ok: false; reason: 'no_rows' }
  | {
      ok: true
      rows: ImportRow[]
      problems: CellProblem[]
      /** What was written, by the number of the row. */
      texts: Map<number, RowTexts>
      headings: Headings
      /** The numbers of rows of sums, which are no rooms. */
      sums: number[]
    }

/** Headings with another name than the template's, and those of columns that nothing is read from. */
export type Headings = { meant: { name: string; column: ImportColumn }[]; ignored: string[] }

/** What a row of sums begins with. */
const sums = /^(?:合计|总计|共计|小计|总数)(?!\p{L})|^(?:grand )?(?:total|sum)[\s:]*\d*$/iu

/**
 * Reads rooms from a table with a row that names the columns, in any order and by the names offices
 * use; titles above it, other columns and rows of sums are passed over. Never throws.
 */
export function readRooms(table: TableRow[]): ReadRooms {
  const [heading, ...body] = fromHeading(table, (name) => columnNamed(name) !== null)
  const names = heading?.cells ?? []
  const { columns, twice, headings } = columnsOf(names)
  const missing = requiredColumns.filter((column) => !columns.includes(column))
  if (missing.length > 0) return { ok: false, reason: 'columns_missing', columns: missing }
  if (twice.length > 0) return { ok: false, reason: 'columns_twice', names: twice }
  const rows: ImportRow[] = []
  const problems: CellProblem[] = []
  const texts = new Map<number, RowTexts>()
  const sumRows: number[] = []
  for (const { row, cells } of body) {
    const written: RowTexts = {}
    for (const [n, column] of columns.entries()) if (column) written[column] = cellOf(cells[n])
    if (written.nameZh === exampleRow.nameZh) continue
    if (Object.values(written).every((text) => text === '')) continue
    const { district = '', subdistrict = '', place, ...fields } = written
    if (subdistrict === '' && sums.test(plainText(cells.find((cell) => cell !== '') ?? ''))) {
      sumRows.push(row)
      continue
    }
    if (place && !fields.latitude && !fields.longitude) fields.latitude = place
    const read = readRoomFields(fields)
    const wrong = Object.entries(read.problems) as [keyof typeof read.problems, FieldProblem][]
    for (const [column, reason] of wrong) problems.push({ row, column, reason })
    if (subdistrict === '') problems.push({ row, column: 'subdistrict', reason: 'missing' })
    rows.push({ row, district, subdistrict, fields: read.values, sound: wrong.length === 0 })
    texts.set(row, { ...written, ...fields })
  }
  if (rows.length === 0) return { ok: false, reason: 'no_rows' }
  return { ok: true, rows, problems, texts, headings, sums: sumRows }
}

/** Without the apostrophe that a spreadsheet writes before a number or sign to keep it a text. */
function cellOf(cell = ''): string {
  return cell.replace(/^'(?=[\d=+\-@])/, '')
}

/** Which column each heading means; of several that mean the same the surest name counts. */
function columnsOf(names: string[]) {
  const found = names.map(columnNamed)
  const columns = found.map((one) => {
    const surer = found.some((other) => other?.column === one?.column && isSurer(other, one))
    return one && !surer ? one.column : null
  })
  const twice = names.filter(
    (_, n) => columns[n] !== null && columns.indexOf(columns[n] ?? null) < n,
  )
  const headings: Headings = { meant: [], ignored: [] }
  for (const [n, name] of names.entries()) {
    const column = columns[n]
    if (column && found[n]?.rank !== 0) headings.meant.push({ name, column })
    if (!column && name !== '') headings.ignored.push(name)
  }
  return { columns, twice, headings }
}

type Found = ReturnType<typeof columnNamed>

function isSurer(one: Found, other: Found): boolean {
  return one !== null && other !== null && one.rank < other.rank
}

/** The rows as a table again, to be sent back with the form that imports them. */
export function tableText(rows: TableRow[]): string {
  const last = rows.at(-1)?.row ?? 0
  const byNumber = new Map(rows.map(({ row, cells }) => [row, cells]))
  // Empty rows too, so that the numbers stay those of the file.
  return Array.from({ length: last }, (_, n) =>
    (byNumber.get(n + 1) ?? []).map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'),
  ).join('\n')
}

/** The rows of such a text, which a browser could have changed: it is held to what a file may hold. */
export function tableFromText(text: string): ReadTable {
  const mostLines = 2 * importLimits.mostRows + rowsAround
  const lines = text.split(/\r?\n/, mostLines + 1)
  if (lines.length > mostLines) return { ok: false, reason: 'too_many_rows' }
  const rows = lines
    .map((line, n) => ({ row: n + 1, cells: line.split('\t', mostColumns + 1) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0) return { ok: false, reason: 'file_missing' }
  if (rows.length > importLimits.mostRows + headingWithin)
    return { ok: false, reason: 'too_many_rows' }
  return tooLarge(rows) ?? { ok: true, rows }
}
