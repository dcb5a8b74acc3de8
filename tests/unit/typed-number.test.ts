import { describe, expect, test } from 'vitest'
import { readRoomFields } from '@/app/_forms/room-fields'
import { codeSignIn } from '@/domain/accounts/inputs'
import { appCode } from '@/domain/accounts/second-factor-inputs'
import { hundredths, typedCode, typedDigits, typedWhole } from '@/domain/shared/typed-number'

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

describe('a code as it was typed or pasted', () => {
  test.each([
    ['123 456', '123456'],
    ['１２３-４５６', '123456'],
    ['\u202d123456\u202c', '123456'],
    ['【宝宝屋】验证码：123456，5分钟内有效', '123456'],
    ['Your code is 654321. It is valid for 10 minutes.', '654321'],
  ])('%s', (text, code) => {
    expect(typedCode(text)).toBe(code)
    expect(codeSignIn.parse({ code: text })).toEqual({ code })
    expect(appCode.parse(text)).toBe(code)
  })

  test('two numbers of six digits in a text are none', () => {
    expect(codeSignIn.safeParse({ code: '123456 或 654321' }).success).toBe(false)
  })
})
