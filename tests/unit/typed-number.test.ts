import { describe, expect, test } from 'vitest'
import { readRoomFields } from '@/app/_forms/room-fields'
import { readRooms } from '@/app/_forms/rooms-import'
import { readAge } from '@/app/[locale]/(public)/_find-filters'
import { readWish } from '@/app/[locale]/(public)/_wish'
import { readChildren } from '@/app/[locale]/manage/figures/[where]/children/_children-table'
import { settingsTyped } from '@/app/[locale]/manage/policies/_typed'
import {
  wholeOrNothing,
  yuanOrNothing,
} from '@/app/[locale]/manage/rooms/[code]/timetables/_fields'
import { codeRequest, codeSignIn, phone } from '@/domain/accounts/inputs'
import { anyCode, appCode } from '@/domain/accounts/second-factor-inputs'
import { normalNumber } from '@/domain/children/rules'
import { familyAtDesk } from '@/domain/families/inputs'
import { hundredths, typedDigits, typedWhole } from '@/domain/shared/typed-number'

describe('a number as people type it', () => {
  test.each([
    ['46,5', '46.5'],
    ['30,05', '30.05'],
    ['1,234', '1234'],
    ['1,234,567.5', '1234567.5'],
    ['１０', '10'],
    ['４６，５', '46.5'],
    [' 12 ', '12'],
    ['\u202d12\u202c', '12'],
    ['1\u200b2', '12'],
  ])('%s is %s', (text, digits) => {
    expect(typedDigits(text)).toBe(digits)
  })

  test.each([
    '1,2345',
    '12,34,567',
    '1234,567',
    '0,500',
    ',5',
    '5,',
    '1,,234',
    '1.2.3',
    '-5',
    'x',
    '',
  ])('%s is refused, not guessed at', (text) => {
    expect(typedDigits(text)).toBe(null)
  })

  test('areas and prices keep what the comma says', () => {
    expect(hundredths('46,5', 1, 1_000_000)).toBe(4_650)
    expect(hundredths('30,5', 0, 100_000)).toBe(3_050)
    expect(hundredths('1,000', 0, 1_000_000)).toBe(100_000)
    expect(typedWhole('46,5', 500)).toBe(null)
    expect(typedWhole('1,000', 5_000)).toBe(1_000)
  })

  test('the fields of a room read alike', () => {
    const { values, problems } = readRoomFields({
      ...{ licensedPlaces: '１０', playArea: '46,5', price: '30,5', plannedPlaces: '1,200' },
    })
    expect(problems).toEqual({})
    expect(values).toEqual({
      ...{ licensedPlaces: 10, playAreaDm2: 4_650, priceFenPerHour: 3_050, plannedPlaces: 1_200 },
    })
  })

  test('a landline that lost its 0 is named', () => {
    expect(readRoomFields({ contactPhone: '2162345678' }).problems).toEqual({
      contactPhone: 'lost_zero',
    })
    for (const whole of ['021-62345678', '02162345678', '+86 138 1234 5678', '8613812345678']) {
      expect(readRoomFields({ contactPhone: whole }).problems).toEqual({})
    }
  })
})

/** Ten, as phones, keyboards and spreadsheets give it. */
const tens = [
  '10',
  ' 10 ',
  '１０',
  '\u202d10\u202c',
  '1\u200b0',
  '10\u00a0',
  '\ufeff10',
  '10\u3000',
]

/** Every reader of a typed number, by the form or file it belongs to. */
const numberReaders: Record<string, (text: string) => unknown> = {
  'places of a room': (text) => readRoomFields({ licensedPlaces: text }).values.licensedPlaces,
  'planned places': (text) => readRoomFields({ plannedPlaces: text }).values.plannedPlaces,
  'an area in m²': (text) => Number(readRoomFields({ playArea: text }).values.playAreaDm2) / 100,
  'a price in yuan': (text) => Number(readRoomFields({ price: text }).values.priceFenPerHour) / 100,
  'a cap or age of a timetable or slot': (text) => wholeOrNothing(500, 'x').parse(text),
  'a price of a timetable or slot': (text) => Number(yuanOrNothing.parse(text)) / 100,
  'a rule': (text) => settingsTyped({ slotCap: text }).settings.slotCap,
  'a rule in m²': (text) =>
    Number(settingsTyped({ areaPerChildDm2: text }).settings.areaPerChildDm2) / 100,
  'an age band': (text) =>
    settingsTyped({ 'band.0.from': text, 'band.0.to': '36', 'band.0.ratio': '5' }).settings
      .ageBands?.[0]?.from_months,
  'the age a list of rooms is for': (text) => readAge({ age: text }).ageMonths,
  'the age places are sought for': (text) => readWish({ age: text }, [], '2026-03-09').wish.ages[0],
  'a cell of rooms': (text) => {
    const table = [
      ['名称', '街镇', '核定名额'],
      ['甲', '乙', text],
    ]
    const found = readRooms(table.map((cells, n) => ({ row: n + 1, cells })))
    return found.ok ? found.rows[0]?.fields.licensedPlaces : found.reason
  },
  'a cell of children': (text) => {
    const table = [
      ['代码', '常住 1–3 岁幼儿'],
      ['310106011', text],
    ]
    const found = readChildren(
      table.map((cells, n) => ({ row: n + 1, cells })),
      new Set(['310106011']),
    )
    return found.ok ? found.entries[0]?.children : found.reason
  },
}

describe.each(Object.entries(numberReaders))('%s', (_, read) => {
  test.each(tens)('is ten as %j', (text) => {
    expect(read(text)).toBe(10)
  })
})

test.each([
  ['10人', '10'],
  ['10 个', '10'],
  ['１０名', '10'],
])('places may say whom they are for: %s', (text, places) => {
  expect(readRoomFields({ licensedPlaces: text }).values.licensedPlaces).toBe(Number(places))
})

test('other facts of a room are plain, too', () => {
  const typed = {
    ...{ contactPhone: '０２１－６２３４ ５６７８', openedOn: '２０２６年９月１日' },
    ...{ price: '３０ 元/小时', playArea: '４６．５㎡' },
  }
  expect(readRoomFields(typed)).toMatchObject({
    problems: {},
    values: {
      ...{ contactPhone: '021-6234 5678', openedOn: '2026-09-01' },
      ...{ priceFenPerHour: 3_000, playAreaDm2: 4_650 },
    },
  })
})

test.each(['09:00', '9:00', '０９：００', '\u202d09:00\u202c'])('a time of day as %j', (text) => {
  expect(settingsTyped({ cancelTime: text }).settings.cancelTime).toBe('09:00')
})

const codeReaders: Record<string, (text: string) => unknown> = {
  'the code of a message': (text) => codeSignIn.parse({ code: text }).code,
  'the code of an app': (text) => appCode.parse(text),
  'the code of an app, where a recovery code would do': (text) => anyCode.parse(text),
}

describe.each(Object.entries(codeReaders))('%s', (_, read) => {
  test.each([
    '123456',
    '123 456',
    '１２３-４５６',
    '\u202d123456\u202c',
    '\u2068123\u00a0456\u2069',
    '123–456',
    '123\u2011456',
    '验证码：123456，5分钟内有效',
    '【宝宝屋】您的验证码是123456（10分钟内有效），请勿告诉他人。退订回T',
    '[Baobaowu] Your code is 123456, valid for 5 minutes',
    'Your code is 123456 valid for 5 minutes',
    'Your code is 123 456.',
    '验证码 123456，客服 021-62345678，2026-11-30',
    '您的验证码是 123456\n@baobaowu.example #123456',
  ])('is read from %j', (text) => {
    expect(read(text)).toBe('123456')
  })

  test.each(['123456 或 654321', '12345', '1234567', 'Your code is 1234567', '没有验证码'])(
    'is not guessed at in %j',
    (text) => {
      expect(() => read(text)).toThrow()
    },
  )
})

test.each([
  'ab1cd-ef2gh',
  'AB1CD EF2GH',
  'ａｂ１ｃｄ－ｅｆ２ｇｈ',
  '\u202dab1cd-ef2gh\u202c',
  '恢复码：ab1cd-ef2gh',
  'ab1cd–ef2gh',
  '恢复码：ab1cd\u2011ef2gh',
  '1. ab1cd-ef2gh',
])('a recovery code is read from %j', (text) => {
  expect(anyCode.parse(text)).toBe('ab1cd-ef2gh')
})

describe.each([
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '１３８００１３８０００',
  '\u202d138 0013 8000\u202c',
  '\u202a+86 138-0013-8000\u202c',
  '+8613800138000',
  '＋８６ １３８ ００１３ ８０００',
  '0086 138 0013 8000',
  '(+86)13800138000',
  'tel:+8613800138000',
])('a mobile number as %j', (text) => {
  test('is one number to every form', () => {
    expect(phone.parse(text)).toBe('+8613800138000')
    expect(familyAtDesk.shape.phone.parse(text)).toBe('+8613800138000')
    expect(codeRequest.parse({ phone: text })).toEqual({ phone: '+8613800138000' })
  })
})

test('a document’s number is plain', () => {
  expect(normalNumber('\u202d１１０１０１ 20240101-001Ｘ\u202c')).toBe('11010120240101001X')
})
