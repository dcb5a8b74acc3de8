import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importLimits, readRooms } from '@/app/_forms/rooms-import'
import type { ImportRow } from '@/domain/administration/import-inputs'
import { importRooms } from '@/domain/administration/import-rooms'
import type { Ctx } from '@/domain/shared/context'
import { readTable } from '@/lib/spreadsheet/read'
import { testDatabase } from '../support/database'
import { monday, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx
beforeEach(async () => {
  const system = systemAt((await testDatabase()).url, monday)
  const actor = await makeStaff(system.db, {
    role: 'district_administrator',
    districtCode: '310106',
  })
  ctx = { ...system, actor }
})
afterEach(() => ctx.db.close())

const row = (n: number, nameZh: string, more: Partial<ImportRow> = {}): ImportRow => ({
  row: n,
  district: '静安区',
  subdistrict: '江宁路街道',
  fields: { nameZh, licensedPlaces: 10 },
  sound: true,
  ...more,
})
const named = () => `导入 ${v7()}`
const rooms = async (names: string[]) => {
  const list = JSON.stringify(names)
  const found = await ctx.db.read.execute<{ name: string; status: string }>(sql`
    select name_zh as name, status from rooms
    where name_zh in (select jsonb_array_elements_text(${list}::text::jsonb)) order by name_zh`)
  return [...found]
}

test('rooms are entered as drafts, each with its log entry and all with one', async () => {
  const names = [named(), named()].sort()
  const key = v7()
  const rows = names.map((name, n) =>
    row(n + 2, name, { fields: { nameZh: name, licensedPlaces: 10, operatorName: '某机构' } }),
  )
  expect(await importRooms(ctx, { key, rows, check: true })).toEqual({
    ok: false,
    reason: 'checked',
    rooms: 2,
  })
  expect(await rooms(names)).toEqual([])
  expect(await importRooms(ctx, { key, rows, check: false })).toEqual({ ok: true, created: 2 })
  expect(await rooms(names)).toEqual(names.map((name) => ({ name, status: 'draft' })))
  // A form sent twice enters nothing more.
  expect(await importRooms(ctx, { key, rows, check: false })).toEqual({ ok: true, created: 2 })
  expect(await rooms(names)).toHaveLength(2)
  const log = await ctx.db.read.execute<{ action: string; count: number }>(sql`
    select action, count(*)::int as count from audit_entries
    where subject_id = ${key} or details->>'import' = ${key} group by action order by action`)
  expect([...log]).toEqual([
    { action: 'room_created', count: 2 },
    { action: 'rooms_imported', count: 1 },
  ])
})

test('every row that does not fit is named with its reason, and nothing is entered', async () => {
  const [good, twice, there] = [named(), named(), named()]
  await importRooms(ctx, { key: v7(), rows: [row(2, there)], check: false })
  const answer = await importRooms(ctx, {
    key: v7(),
    check: false,
    rows: [
      row(2, good),
      row(3, twice),
      row(4, twice),
      row(5, there.toUpperCase()),
      row(6, named(), { subdistrict: '没有街道' }),
      row(7, named(), { district: '长宁区', subdistrict: '新华路街道' }),
      row(8, named(), { fields: { nameZh: named(), licensedPlaces: 1, priceFenPerHour: 10_001 } }),
      row(9, named(), { district: '黄浦区' }),
      row(10, named(), {
        subdistrict: '没有街道',
        fields: {
          nameZh: named(),
          licensedPlaces: 1,
          latitude: 31.2,
          playAreaDm2: 2,
          floorAreaDm2: 1,
        },
      }),
    ],
  })
  expect(answer).toMatchObject({
    reason: 'bad_rows',
    problems: [
      { row: 4, reason: 'twice_in_file', otherRow: 3 },
      { row: 5, reason: 'exists_already' },
      { row: 6, reason: 'unknown_subdistrict' },
      { row: 7, reason: 'not_yours' },
      { row: 8, reason: 'price_above_ceiling' },
      { row: 9, reason: 'unknown_subdistrict' },
      { row: 10, reason: 'half_a_place' },
      { row: 10, reason: 'play_area_above_floor_area' },
      { row: 10, reason: 'unknown_subdistrict' },
    ],
  })
  expect(await rooms([good, twice])).toEqual([])
})

test('a subdistrict may be written with its district before it, and in other widths', async () => {
  const rows = [
    '静安区江宁路街道',
    '上海市静安区江宁路街道',
    ' 江宁路 街道',
    '３１０１０６０１１',
  ].map((subdistrict, n) => row(n + 2, named(), { district: '', subdistrict }))
  expect(await importRooms(ctx, { key: v7(), rows, check: true })).toMatchObject({
    reason: 'checked',
    rooms: 4,
  })
})

test('two imports of one file at once enter it once', async () => {
  const names = Array.from({ length: 20 }, named)
  const rows = names.map((name, n) => row(n + 2, name))
  const answers = await Promise.all(
    [v7(), v7()].map((key) => importRooms(ctx, { key, rows, check: false })),
  )
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  expect(await rooms(names)).toHaveLength(20)
})

test('two thousand rooms are entered in one go, one more is refused', async () => {
  const rows = Array.from({ length: 2_000 }, (_, n) => row(n + 2, named()))
  expect(await importRooms(ctx, { key: v7(), rows, check: false })).toEqual({
    ok: true,
    created: 2_000,
  })
  const more = [...rows, row(2_002, named())]
  expect(await importRooms(ctx, { key: v7(), rows: more, check: false })).toMatchObject({
    reason: 'too_many_rows',
  })
})

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '10',
    '江宁路街道',
    '静安区',
    '=HYPERLINK("x")',
    '310106006',
    '-1',
    '31.2',
    '"',
  ),
  fc.string({ maxLength: 12 }),
)
const heading = fc.constantFrom(
  '名称',
  '街镇',
  '核定名额',
  '活动面积（平方米）',
  '纬度',
  '经度',
  'x',
  '',
)

test('whatever a file holds, reading and importing never throws and never enters a part', async () => {
  const own = v7().slice(-12)
  await fc.assert(
    fc.asyncProperty(
      fc.array(heading, { maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.uint8Array({ maxLength: 40 }),
      async (extra, body, mark, noise) => {
        const lines = [
          ['名称', '街镇', '核定名额', ...extra],
          ...body.map((one) => [`${own}${one[0] ?? ''}`, ...one]),
        ]
        const text = lines.map((line) => line.join(mark)).join('\n')
        const bytes = Buffer.concat([Buffer.from(text), noise.length > 30 ? noise : Buffer.of()])
        const table = await readTable(bytes, importLimits)
        if (!table.ok) return
        const found = readRooms(table.rows)
        if (!found.ok) return
        const before = await count()
        const check = found.problems.length > 0
        const result = await importRooms(ctx, { key: v7(), rows: found.rows, check })
        const entered = (await count()) - before
        expect(entered).toBe(result.ok ? found.rows.length : 0)
      },
    ),
    { numRuns: 150 },
  )
})

async function count(): Promise<number> {
  const [row] = await ctx.db.read.execute<{ n: number }>(sql`select count(*)::int as n from rooms`)
  return row?.n ?? 0
}
