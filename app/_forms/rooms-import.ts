import type { ImportRow } from '@/domain/administration/import-inputs'
import type { TableRow } from '@/lib/spreadsheet/read'
import { type RoomField, readRoomFields, roomFields } from './room-fields'
import type { FieldProblem } from './room-fields-problems'

export const importLimits = { mostRows: 2_000, mostBytes: 5 * 1024 * 1024 }

export const importColumns = ['nameZh', 'district', 'subdistrict', ...roomFields.slice(1)] as const
export type ImportColumn = (typeof importColumns)[number]

/** What each column is called in the template; either language is read. */
export const columnNames: Record<ImportColumn, { zh: string; en: string }> = {
  nameZh: { zh: '名称', en: 'Name (Chinese)' },
  district: { zh: '区', en: 'District' },
  subdistrict: { zh: '街镇', en: 'Subdistrict' },
  nameEn: { zh: '英文名称', en: 'Name (English)' },
  address: { zh: '地址', en: 'Address' },
  contactPhone: { zh: '电话', en: 'Phone' },
  operatorName: { zh: '运营方', en: 'Operator' },
  licensedPlaces: { zh: '核定名额', en: 'Licensed places' },
  plannedPlaces: { zh: '托额', en: 'Planned places' },
  floorArea: { zh: '建筑面积（平方米）', en: 'Floor area (m²)' },
  playArea: { zh: '活动面积（平方米）', en: 'Play area (m²)' },
  price: { zh: '每小时价格（元）', en: 'Price an hour (yuan)' },
  openedOn: { zh: '开办日期', en: 'Opened on' },
  latitude: { zh: '纬度', en: 'Latitude' },
  longitude: { zh: '经度', en: 'Longitude' },
}

export const requiredColumns: ImportColumn[] = ['nameZh', 'subdistrict', 'licensedPlaces']

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
}

/** What is wrong in one cell of the file. */
export type CellProblem = { row: number; column: ImportColumn; reason: FieldProblem; value: string }

export type ReadRooms =
  | { ok: false; reason: 'columns_missing'; columns: ImportColumn[] }
  | { ok: false; reason: 'columns_unknown' | 'columns_twice'; names: string[] }
  | { ok: false; reason: 'no_rows' }
  | { ok: true; rows: ImportRow[]; problems: CellProblem[] }

/** Reads rooms from a table whose first row names the columns, in any order. Never throws. */
export function readRooms([heading, ...body]: TableRow[]): ReadRooms {
  const names = heading?.cells ?? []
  const columns = names.map(columnNamed)
  const unknown = names.filter((name, n) => name !== '' && columns[n] === null)
  const missing = requiredColumns.filter((column) => !columns.includes(column))
  if (missing.length > 0) return { ok: false, reason: 'columns_missing', columns: missing }
  if (unknown.length > 0)
    return { ok: false, reason: 'columns_unknown', names: unknown.slice(0, 8) }
  const twice = names.filter((_, n) => {
    const column = columns[n] ?? null
    return column !== null && columns.indexOf(column) < n
  })
  if (twice.length > 0) return { ok: false, reason: 'columns_twice', names: twice }
  const rows: ImportRow[] = []
  const problems: CellProblem[] = []
  for (const { row, cells } of body) {
    const texts: Partial<Record<ImportColumn, string>> = {}
    for (const [n, column] of columns.entries()) if (column) texts[column] = cells[n] ?? ''
    if (texts.nameZh === exampleRow.nameZh) continue
    const { district = '', subdistrict = '', ...fields } = texts
    const read = readRoomFields(fields)
    const wrong = Object.entries(read.problems) as [RoomField, FieldProblem][]
    for (const [column, reason] of wrong) {
      problems.push({ row, column, reason, value: shown(texts[column]) })
    }
    if (subdistrict === '') {
      problems.push({ row, column: 'subdistrict', reason: 'missing', value: '' })
    }
    rows.push({ row, district, subdistrict, fields: read.values, sound: wrong.length === 0 })
  }
  if (rows.length === 0) return { ok: false, reason: 'no_rows' }
  return { ok: true, rows, problems }
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

/** The rows of such a text. */
export function tableFromText(text: string): TableRow[] {
  return text
    .split(/\r?\n/)
    .map((line, n) => ({ row: n + 1, cells: line.split('\t') }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function columnNamed(name: string): ImportColumn | null {
  const plain = plainName(name)
  return (
    importColumns.find((column) => {
      const { zh, en } = columnNames[column]
      return plain === plainName(zh) || plain === plainName(en)
    }) ?? null
  )
}

/** Without spaces, stars and what stands in brackets, unless that tells two columns apart. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((平方米|元|m2|yuan)\)/g, '')
    .replace(/[\s*]/g, '')
}

function shown(value: string | undefined): string {
  const text = value ?? ''
  return [...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text
}
