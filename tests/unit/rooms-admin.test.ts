import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readRoomFields } from '@/app/_forms/room-fields'
import {
  exampleRow,
  importLimits,
  readRooms,
  tableFromText,
  tableText,
} from '@/app/_forms/rooms-import'
import { columnNamed, columnNames, importColumns } from '@/app/_forms/rooms-import-columns'
import { typedPlace } from '@/app/_forms/typed-place'
import { convert } from '@/app/_map/coordinates'
import { placesOfSlot } from '@/domain/administration/place-rules'
import { freeInRoom } from '@/domain/capacity/rules'
import { hundredths } from '@/domain/shared/typed-number'
import { readEnv } from '@/lib/env'
import { readPicture } from '@/lib/picture'
import { readTable } from '@/lib/spreadsheet/read'
import { toCsv, toXlsx } from '@/lib/spreadsheet/write'
import { zipOf } from '../support/archive'

const rules = {
  mixedPolicy: 'fixed_ratio' as const,
  fixedRatio: 5,
  minCaregivers: 2,
  areaPerChildDm2: 400,
  largestGroup: 10,
  slotCap: 10,
  bands: [{ fromMonths: 12, toMonths: 36, childrenPerCaregiver: 5 }],
}

describe('what a slot can take', () => {
  it('is the smallest limit, and says which', () => {
    const sum = placesOfSlot({ licensedPlaces: 12, playAreaDm2: 4_600 }, rules)
    expect(sum).toMatchObject({ places: 10, binding: ['largest_group', 'slot_cap'] })
    expect(sum.caregivers).toEqual([{ band: null, count: 2 }])
    expect(placesOfSlot({ licensedPlaces: 12, playAreaDm2: 3_400 }, rules)).toMatchObject({
      places: 8,
      binding: ['area_places'],
    })
    expect(placesOfSlot({ licensedPlaces: 3, playAreaDm2: null }, rules)).toMatchObject({
      places: 3,
      binding: ['licensed_places'],
    })
  })

  it('is what the engine leaves free in an empty room with the caregivers it names', () => {
    const licence = fc.record({
      licensedPlaces: fc.nat({ max: 30 }),
      playAreaDm2: fc.option(fc.integer({ min: 1, max: 20_000 })),
    })
    const set = fc.record({ fixedRatio: fc.integer({ min: 1, max: 20 }), minCaregivers: fc.nat(3) })
    fc.assert(
      fc.property(licence, set, (room, own) => {
        const mine = { ...rules, ...own }
        const { places, limits, caregivers } = placesOfSlot(room, mine)
        const engine = {
          rules: mine,
          licensedPlaces: room.licensedPlaces,
          areaPlaces: limits[1]?.places ?? null,
          caregivers: caregivers[0]?.count ?? 0,
        }
        if (places > 0) expect(Math.min(freeInRoom(engine, [], [], 0), mine.slotCap)).toBe(places)
      }),
    )
  })
})

describe('typed facts', () => {
  it('are read in the units people write', () => {
    const { values, problems } = readRoomFields({
      nameZh: ' 宝宝屋 ',
      playArea: '46.5 平方米',
      price: '¥30',
      openedOn: '2026年9月1日',
      latitude: '31.2304',
      longitude: '121.4737',
      coordinateSystem: 'wgs84',
      plannedPlaces: '',
    })
    expect(problems).toEqual({})
    expect(values).toEqual({
      nameZh: '宝宝屋',
      playAreaDm2: 4650,
      priceFenPerHour: 3000,
      openedOn: '2026-09-01',
      latitude: 31.2304,
      longitude: 121.4737,
      plannedPlaces: null,
    })
  })

  it.each([
    [{ nameZh: '' }, { nameZh: 'missing' }],
    [{ nameZh: '=HYPERLINK("http://x")' }, { nameZh: 'formula' }],
    [{ nameZh: '＠名' }, { nameZh: 'formula' }],
    [{ licensedPlaces: '10.5' }, { licensedPlaces: 'not_places' }],
    [{ licensedPlaces: '501' }, { licensedPlaces: 'not_places' }],
    [{ playArea: '90', floorArea: '80' }, { playArea: 'play_area_above_floor_area' }],
    [{ playArea: '46.555' }, { playArea: 'not_an_area' }],
    [{ openedOn: '2026-02-30' }, { openedOn: 'not_a_day' }],
    [{ contactPhone: 'call me' }, { contactPhone: 'not_a_phone' }],
    [{ latitude: '31.23', longitude: '' }, { longitude: 'half_a_place' }],
    [
      { latitude: '30.5', longitude: '122.6', coordinateSystem: 'GPS' },
      { latitude: 'outside_city' },
    ],
    [{ latitude: '31.2304', longitude: '121.4737' }, { coordinateSystem: 'system_missing' }],
    [
      { latitude: '31.2304', longitude: '121.4737', coordinateSystem: '搜狗' },
      { coordinateSystem: 'system_unknown' },
    ],
    [
      { latitude: '39.9', longitude: '116.4' },
      { latitude: 'not_a_latitude', longitude: 'not_a_longitude' },
    ],
  ])('%j is told what is wrong', (texts, problems) => {
    expect(readRoomFields(texts as never).problems).toEqual(problems)
  })

  // A pair published with the tests of eviltransform, another implementation of the same shift.
  const wgs = { latitude: 31.177428, longitude: 121.527211 }
  const gcj = { latitude: 31.175304, longitude: 121.531542 }
  const bd = convert(wgs, 'WGS-84', 'BD-09')
  it.each([
    ['wgs84', wgs],
    ['WGS-84', wgs],
    ['CGCS2000坐标系', wgs],
    ['天地图', wgs],
    ['gcj02', gcj],
    ['高德', gcj],
    ['腾讯地图', gcj],
    ['ＧＣＪ－０２', gcj],
    ['百度', bd],
    ['bd09ll', bd],
  ])('degrees of %s are kept as WGS-84', (coordinateSystem, place) => {
    const [latitude, longitude] = [place.latitude.toFixed(6), place.longitude.toFixed(6)]
    const { values, problems } = readRoomFields({ latitude, longitude, coordinateSystem })
    expect(problems).toEqual({})
    expect(values.latitude).toBeCloseTo(wgs.latitude, 5)
    expect(values.longitude).toBeCloseTo(wgs.longitude, 5)
  })

  it('a place that stays as it was needs no source, another does', () => {
    const known = { latitude: 31.2304, longitude: 121.4737 }
    const same = { latitude: '31.2304', longitude: '121.4737', coordinateSystem: '' }
    expect(readRoomFields(same, known)).toMatchObject({ problems: {}, converted: false })
    expect(readRoomFields({ ...same, latitude: '31.2305' }, known).problems).toEqual({
      coordinateSystem: 'system_missing',
    })
    expect(readRoomFields({ ...same, coordinateSystem: 'gcj02' }, known)).toMatchObject({
      problems: {},
      converted: true,
    })
  })

  it.each([
    ['121.4737,31.2304', ''],
    ['', '31.2304, 121.4737'],
    ['121.4737，31.2304', ''],
    ['１２１．４７３７，３１．２３０４', ''],
    ['31.2304 121.4737', ''],
    ['121.4737, 31.2304', '121.4737, 31.2304'],
    ['北纬31.2304°，东经121.4737°', ''],
    ['31.2304° N, 121.4737° E', ''],
    ['(121.4737,31.2304)', ''],
    ['', '121.4737\t31.2304'],
    ['121.4737', '31.2304'],
    ['北纬31.2304°', '东经121.4737°'],
    ['31.2304°N', '121.4737°E'],
    ['【121.4737，31.2304】', ''],
  ])('a pair pasted into one field is both: %j %j', (latitude, longitude) => {
    expect(typedPlace(latitude, longitude)).toEqual({ latitude: '31.2304', longitude: '121.4737' })
  })

  it.each([
    [`31°14'28.3"N 121°26'40.5"E`, ''],
    ['31°14′28.3″', '121°26′40.5″'],
    ['121º26’40.5”, 31º14’28.3”', ''],
    ['东经121度26分40.5秒', '北纬31度14分28.3秒'],
    [`31°14.4717' N`, `121°26.675' E`],
  ])('minutes and seconds are degrees: %j %j', (latitude, longitude) => {
    const place = typedPlace(latitude, longitude)
    expect(Number(place.latitude)).toBeCloseTo(31.241194, 5)
    expect(Number(place.longitude)).toBeCloseTo(121.444583, 5)
  })

  it.each([
    ['31.2304', '121.4737'],
    ['121,47', ''],
    ['31°74′28″', '121°26′40″'],
    ['121.4737', '121.4737'],
    ['31.2304', ''],
    ['121.4737,31.2304', '121.5'],
    ['39.9,116.4', ''],
    ['31.23,31.24', ''],
    ['江宁路 1 号', ''],
  ])('what is no pair stays as it was typed: %j %j', (latitude, longitude) => {
    expect(typedPlace(latitude, longitude)).toEqual({ latitude, longitude })
  })

  it('in hundredths lose nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => {
        expect(hundredths(String(value / 100), 0, 1_000_000)).toBe(value)
      }),
    )
  })
})

const template = {
  name: '宝宝屋',
  header: importColumns.map((column) => columnNames[column].zh),
  rows: [importColumns.map((column) => exampleRow[column])],
}
const filled = (name: string) => [
  name,
  '静安区',
  '江宁路街道',
  ...Array(4).fill(''),
  '10',
  ...Array(9).fill(''),
]
const read = (bytes: Uint8Array) => readTable(bytes, importLimits)

describe('a table of rooms', () => {
  it.each(['csv', 'xlsx'])(
    'in the template as %s is read back, without its example',
    async (kind) => {
      const sheet = { ...template, rows: [...template.rows, filled('真的一家')] }
      const bytes = kind === 'csv' ? Buffer.from(toCsv(sheet)) : await toXlsx(sheet)
      const table = await read(bytes)
      if (!table.ok) throw new Error(table.reason)
      const found = readRooms(table.rows)
      expect(found).toMatchObject({
        ok: true,
        problems: [],
        rows: [
          { row: 3, subdistrict: '江宁路街道', fields: { nameZh: '真的一家', licensedPlaces: 10 } },
        ],
      })
      const back = tableFromText(tableText(table.rows))
      if (!back.ok) throw new Error(back.reason)
      expect(back.rows).toHaveLength(table.rows.length)
      expect(readRooms(back.rows)).toEqual(found)
    },
  )

  it.each([
    [',', 'utf-8'],
    [';', 'utf-8'],
    ['\t', 'utf-8'],
    [',', 'gb18030'],
    ['\t', 'utf-16'],
  ])('divided by %j in %s is read', async (mark, encoding) => {
    const text = `名称${mark}街镇${mark}核定名额\r\n宝宝屋${mark}江宁路街道${mark}10\r\n`
    // 名称街镇核定名额宝宝屋江宁路道 in GB18030.
    const gb: Record<string, number[]> = {
      名: [0xc3, 0xfb],
      称: [0xb3, 0xc6],
      街: [0xbd, 0xd6],
      镇: [0xd5, 0xf2],
      核: [0xba, 0xcb],
      定: [0xb6, 0xa8],
      额: [0xb6, 0xee],
      宝: [0xb1, 0xa6],
      屋: [0xce, 0xdd],
      江: [0xbd, 0xad],
      宁: [0xc4, 0xfe],
      路: [0xc2, 0xb7],
      道: [0xb5, 0xc0],
    }
    const bytes =
      encoding === 'utf-16'
        ? Buffer.from(`\ufeff${text}`, 'utf16le')
        : encoding === 'gb18030'
          ? Buffer.from([...text].flatMap((one) => gb[one] ?? [one.charCodeAt(0)]))
          : Buffer.from(text)
    const table = await read(bytes)
    if (!table.ok) throw new Error(table.reason)
    expect(readRooms(table.rows)).toMatchObject({ ok: true, problems: [], rows: [{ row: 2 }] })
  })

  it.each([
    ['of nothing', '', 'file_missing'],
    ['of empty rows', '\n\n , ,\n', 'file_missing'],
    ['with an open quote', '名称,街镇\n"没有关上', 'broken_csv'],
    ['of no text', Buffer.from([0xff, 0xff, 0xfe, 0x81]), 'unreadable_text'],
    ['that is a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0'), 'not_a_table'],
    ['that is an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old_workbook'],
    ['that is half a workbook', Buffer.from('PK\x03\x04 and nothing more'), 'broken_workbook'],
    ['of more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 65), 'file_too_heavy'],
  ])('%s is refused in words', async (_, bytes, reason) => {
    expect(await read(Buffer.from(bytes as string))).toMatchObject({ ok: false, reason })
  })

  it('of a hundred thousand rows is refused before its end is read, which is broken', async () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `名${n},江宁路街道,10`)
    const csv = Buffer.from(['名称,街镇,核定名额', ...lines, '"没有关上'].join('\n'))
    const rows = Array.from(
      { length: 100_000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`,
    )
    const xlsx = zipOf([
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet><sheetData>${rows.join('')}<row <`,
      },
    ])
    for (const bytes of [csv, xlsx]) {
      expect(await read(bytes)).toEqual({ ok: false, reason: 'too_many_rows' })
    }
  })

  it('that unpacks to far more than it weighs is refused', async () => {
    const content = Buffer.alloc(80 * 1024 * 1024, 32)
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content }])
    expect(bomb.length).toBeLessThan(200_000)
    expect(await read(bomb)).toEqual({ ok: false, reason: 'too_much_text' })
  })

  const readText = async (text: string) => {
    const table = await read(Buffer.from(text))
    if (!table.ok) throw new Error(table.reason)
    return readRooms(table.rows)
  }

  it('without the columns it needs, or with one twice, names them', async () => {
    expect(await readText('名称,地址\n甲,乙')).toEqual({
      ok: false,
      reason: 'columns_missing',
      columns: ['subdistrict', 'licensedPlaces'],
    })
    expect(await readText('名称,街镇,核定名额,名称*\n甲,乙,10,丙')).toEqual({
      ok: false,
      reason: 'columns_twice',
      names: ['名称*'],
    })
    expect(await readText('Name (Chinese),Subdistrict,Licensed places\n甲,乙,10')).toMatchObject({
      ok: true,
      headings: { meant: [], ignored: [] },
    })
  })

  it('of an office is read below its titles, by its own names, and says what it leaves out', async () => {
    const found = await readText(
      [
        '2026年静安区社区托育“宝宝屋”名册,,,,,,,,',
        '填报单位：静安区教育局,,,,填报日期：2026-11-30,,,,',
        '序号,机构名称,宝宝屋名称 （必填）,所属街镇,核定托位（个）,联系电话,室内活动面积/㎡,开办时间,备注',
        '1,某公司,甲宝宝屋,江宁路街道,10,021-62000000,46.5,2026/9/1,新开',
        ',,,,,,,,',
      ].join('\r\n'),
    )
    expect(found).toMatchObject({
      ok: true,
      problems: [],
      rows: [
        {
          row: 4,
          subdistrict: '江宁路街道',
          fields: {
            nameZh: '甲宝宝屋',
            licensedPlaces: 10,
            playAreaDm2: 4650,
            openedOn: '2026-09-01',
          },
        },
      ],
      headings: {
        ignored: ['序号', '机构名称', '备注'],
        meant: [
          { name: '宝宝屋名称 （必填）', column: 'nameZh' },
          { name: '所属街镇', column: 'subdistrict' },
          { name: '核定托位（个）', column: 'licensedPlaces' },
          { name: '联系电话', column: 'contactPhone' },
          { name: '室内活动面积/㎡', column: 'playArea' },
          { name: '开办时间', column: 'openedOn' },
        ],
      },
    })
  })

  it.each(['合计', '总计：2 家', '小计2', 'Total', 'Grand total: 22'])(
    'passes over a row of sums, and says so: %s',
    async (word) => {
      const head = '序号,名称,街镇,核定名额'
      const found = await readText(`${head}\n1,甲,乙,10\n${word},,,22\n,${word},,22`)
      expect(found).toMatchObject({ ok: true, problems: [], rows: [{ row: 2 }], sums: [3, 4] })
    },
  )

  it.each(['合计家宝宝屋', 'Total Kids', 'Summer'])('takes %s for a room', async (name) => {
    const found = await readText(`名称,街镇,核定名额\n${name},,10`)
    expect(found).toMatchObject({ ok: true, rows: [{ row: 2 }], sums: [] })
  })

  it('names every wrong cell of a row at once, and keeps what was written in each', async () => {
    const found = await readText(
      '名称,街镇,核定名额,托额,建筑面积,活动面积,经度\n甲,,501,99999,80,90,121.4',
    )
    if (!found.ok) throw new Error(found.reason)
    expect(found.problems).toEqual([
      { row: 2, column: 'licensedPlaces', reason: 'not_places' },
      { row: 2, column: 'plannedPlaces', reason: 'not_places' },
      { row: 2, column: 'playArea', reason: 'play_area_above_floor_area' },
      { row: 2, column: 'latitude', reason: 'half_a_place' },
      { row: 2, column: 'subdistrict', reason: 'missing' },
    ])
    expect(found.texts.get(2)).toMatchObject({
      licensedPlaces: '501',
      playArea: '90',
      floorArea: '80',
    })
  })

  it('converts coordinates of the system a row says, and asks for it', async () => {
    const found = await readText(
      [
        '名称,街镇,核定名额,坐标,坐标系',
        '甲,乙,1,"121.4737,31.2304",高德',
        '丙,乙,1,"121.4737,31.2304",',
      ].join('\n'),
    )
    if (!found.ok) throw new Error(found.reason)
    expect(found.rows[0]?.fields.longitude).toBeCloseTo(121.4692, 3)
    expect(found.problems).toEqual([
      { row: 3, column: 'coordinateSystem', reason: 'system_missing' },
    ])
  })

  it('no two columns share a name', () => {
    for (const column of importColumns) {
      for (const name of Object.values(columnNames[column])) {
        expect(columnNamed(name)).toEqual({ column, rank: 0 })
      }
    }
  })

  it('of any bytes never throws', async () => {
    const begins = fc.constantFrom('', 'PK\x03\x04', '\ufeff名称,街镇,核定名额\n')
    await fc.assert(
      fc.asyncProperty(begins, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const table = await read(Buffer.concat([Buffer.from(start), rest]))
        if (table.ok) readRooms(table.rows)
      }),
    )
  })
})

describe('a picture', () => {
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#f0a35a' } })

  it.each(['jpeg', 'png', 'webp'] as const)('as %s is kept in two sizes as WebP', async (kind) => {
    const bytes = await plain(2_000, 1_000).toFormat(kind).toBuffer()
    const read = await readPicture(bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(read).toMatchObject({ width: 1600, height: 800 })
    expect(await sharp(read.files.small).metadata()).toMatchObject({ format: 'webp', width: 480 })
  })

  it('is turned upright and loses what the camera wrote', async () => {
    const bytes = await plain(600, 300)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const read = await readPicture(bytes)
    if (!read.ok) throw new Error(read.reason)
    expect(read).toMatchObject({ width: 300, height: 600 })
    expect((await sharp(read.files.large).metadata()).exif).toBeUndefined()
  })

  it('that is a page as well leaves nothing of it', async () => {
    const script = '<html><script>alert(1)</script>'
    const jpeg = await plain(600, 300)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: script } })
      .toBuffer()
    const both = Buffer.concat([jpeg, Buffer.from(`${script}`)])
    expect(both.toString('latin1').split('<script>')).toHaveLength(3)
    const read = await readPicture(both)
    if (!read.ok) throw new Error(read.reason)
    for (const file of Object.values(read.files)) {
      expect(file.subarray(8, 12).toString()).toBe('WEBP')
      expect(file.toString('latin1')).not.toContain('script')
    }
  })

  it('that is none, broken or too large is refused in words', async () => {
    const jpeg = await plain(900, 600).jpeg().toBuffer()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const huge = await plain(300, 300).png().toBuffer()
    // Only its header says how large it is, as in a decompression bomb.
    huge.writeUInt32BE(20_000, 16)
    huge.writeUInt32BE(20_000, 20)
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29)
    const asked: [Uint8Array, string][] = [
      [Buffer.of(), 'picture_missing'],
      [Buffer.from('only text'), 'not_a_picture'],
      [Buffer.from(svg), 'not_a_picture'],
      [jpeg.subarray(0, jpeg.length / 2), 'picture_broken'],
      [jpeg.subarray(0, 20), 'picture_broken'],
      [huge, 'picture_too_large'],
      [await plain(100, 600).png().toBuffer(), 'picture_too_small'],
      [Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024)]), 'picture_too_heavy'],
    ]
    for (const [bytes, reason] of asked) {
      expect(await readPicture(bytes)).toEqual({ ok: false, reason })
    }
  }, 60_000)
})

describe('the settings of pictures', () => {
  const base = { DATABASE_URL: 'postgres://x', AUTH_SECRET: 'x'.repeat(32), BAOBAOWU_DEMO: '1' }

  it('name a folder unless they name a bucket, which needs its keys', () => {
    expect(readEnv(base).pictures).toEqual({ kind: 'folder', folder: '.data/pictures' })
    expect(() => readEnv({ ...base, S3_BUCKET: 'rooms' })).toThrow(/S3_ACCESS_KEY_ID/)
    const keys = { S3_BUCKET: 'rooms', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }
    expect(readEnv({ ...base, ...keys }).pictures).toMatchObject({ kind: 's3', bucket: 'rooms' })
  })
})
