import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { spreadsheetAnswer } from '@/lib/spreadsheet/answer'
import { fromHeading } from '@/lib/spreadsheet/heading'
import { readTable } from '@/lib/spreadsheet/read'
import { guardFormula, toCsv, toXlsx } from '@/lib/spreadsheet/write'

const limits = { mostRows: 10, mostBytes: 1_000_000 }
const sheet = (cells: (string | number | null)[]) => ({
  name: '宝宝屋',
  header: cells.map((_, n) => `列${n}`),
  rows: [cells],
})

describe('tables for spreadsheet programs', () => {
  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'no text can start a formula: %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`)
    },
  )

  it('numbers stay numbers, also below zero', () => {
    expect(toCsv(sheet([-5, 1.5, null]))).toContain('-5,1.5,\r\n')
  })

  it('CSV begins with the byte order mark and gives back what was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const text = toCsv(sheet(cells))
        expect(text.startsWith('\uFEFF')).toBe(true)
        const [, back] = parse(text, { bom: true, skip_empty_lines: false })
        if (cells.length === 1 && cells[0] === '') return
        expect(back).toEqual(cells.map(guardFormula))
        for (const cell of back ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  it('XLSX holds texts as texts and numbers as numbers', async () => {
    const file = await toXlsx(sheet(['=1+1', '静安区', 7, null, 'a\u0000b\ud800']))
    const [first] = await readExcelFile(file)
    const [header, row] = first?.data ?? []
    expect(header).toEqual(['列0', '列1', '列2', '列3', '列4'])
    expect(row).toEqual(['=1+1', '静安区', 7, null, 'ab'])
  })

  it('numbers are read back with every digit, up to fifteen', async () => {
    const numbers = [8613812345678, 123456789012345, 31.2304, 0.1 + 0.2, 46.5]
    const read = await readTable(await toXlsx(sheet(numbers)), limits)
    expect(read.ok && read.rows.at(-1)?.cells).toEqual([
      ...['8613812345678', '123456789012345', '31.2304', '0.3', '46.5'],
    ])
  })

  it.each([
    ['sep=;\r\n名称;地址\r\n甲;1, 2, 3 号\r\n', 1],
    ['\ufeffsep=,\n名称,地址\n甲,"1, 2, 3 号"\n', 1],
    ['"sep=;"\n名称;地址\n甲;1, 2, 3 号\n', 1],
    ['SEP=\t\n名称\t地址\n甲\t1, 2, 3 号\n', 1],
    ['名册（甲、乙，丙），2026\n名称;地址\n甲;1, 2, 3 号\n乙;\n', 2],
    ['名称;地址\n甲;1, 2, 3 号\n', 1],
  ])(
    'the mark between cells is what a first line says, or what most lines have: %j',
    async (text, row) => {
      const read = await readTable(Buffer.from(text), limits)
      if (!read.ok) throw new Error(read.reason)
      expect(read.rows.slice(row - 1, row + 1)).toEqual([
        { row, cells: ['名称', '地址'] },
        { row: row + 1, cells: ['甲', '1, 2, 3 号'] },
      ])
    },
  )

  it.each(['utf-16le', 'utf-16be'])('a text in %s with its mark is read', async (encoding) => {
    const bytes = Buffer.from('\ufeff名称\t地址\r\n甲\t江宁路\r\n', 'utf16le')
    const read = await readTable(encoding === 'utf-16be' ? bytes.swap16() : bytes, limits)
    expect(read.ok && read.rows[1]).toEqual({ row: 2, cells: ['甲', '江宁路'] })
  })

  it('lines may end in several ways in one file', async () => {
    const read = await readTable(Buffer.from('名称,地址\r\n甲,一\n乙,二\r丙,"三\n四"\r\n'), limits)
    expect(read.ok && read.rows.map(({ cells }) => cells[0])).toEqual(['名称', '甲', '乙', '丙'])
  })

  it.each([
    [
      ['名称', '街镇', '面积', '', '备注'],
      ['', '', '建筑面积', '活动面积', ''],
    ],
    [['册子'], ['名称', '街镇', '', '', '备注'], ['', '', '建筑面积', '活动面积', '']],
    [
      ['名称', '街镇', '面积', ''],
      ['', '', '建筑面积', '活动面积', '备注'],
    ],
    [
      ['册子', '', '', '', ''],
      ['名称', '街镇', '建筑面积', '活动面积', '备注'],
    ],
    [
      ['名称', '面积'],
      ['', '街镇', '建筑面积', '活动面积', '备注'],
    ],
  ])('a heading of two rows is read as one: %j', (...heading) => {
    const columns = ['名称', '街镇', '建筑面积', '活动面积']
    const rows = [...heading, ['甲', '江宁路', '80', '40', '']]
    const table = rows.map((cells, n) => ({ row: n + 1, cells }))
    const [names, first, ...more] = fromHeading(table, (name) => columns.includes(name))
    expect(names?.cells).toEqual([...columns, '备注'])
    expect(first).toEqual({ row: rows.length, cells: rows.at(-1) })
    expect(more).toEqual([])
  })

  it('the heading is the row of the first twenty that names most columns, else the first', () => {
    const rows = (...cells: string[][]) => cells.map((one, n) => ({ row: n + 1, cells: one }))
    const isColumn = (name: string) => ['a', 'b'].includes(name)
    const first = (table: ReturnType<typeof rows>) => fromHeading(table, isColumn)[0]?.row
    expect(first(rows(['title'], ['a', 'a', 'x'], ['a', 'b'], ['b', 'a']))).toBe(3)
    expect(first(rows(['x'], ['y']))).toBe(1)
    expect(fromHeading([], isColumn)).toEqual([])
    expect(first(rows(...Array.from({ length: 20 }, () => ['x']), ['a', 'b']))).toBe(1)
  })

  it('a file to keep has a name every browser understands', async () => {
    const answer = await spreadsheetAnswer(sheet(['x']), 'csv', '静安区 托额')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="______.csv"; filename*=UTF-8''%E9%9D%99%E5%AE%89%E5%8C%BA%20%E6%89%98%E9%A2%9D.csv`,
    )
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  })

  it.each(['csv', 'xlsx'] as const)('a %s is kept by nobody on the way', async (kind) => {
    const { headers } = await spreadsheetAnswer(sheet(['x']), kind, 'file')
    expect(headers.get('cache-control')).toBe('private, no-store')
  })
})
