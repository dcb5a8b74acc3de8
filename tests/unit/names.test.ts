import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedRoomName, foldName, givenName, initialOf, lettersOf } from '@/domain/shared/names'

test.each([
  ['王小宝', '小宝'],
  ['欧阳小宝', '小宝'],
  ['司徒明', '明'],
  ['欧阳', '阳'],
  ['王宝', '宝'],
  ['宝', '…'],
  ['𠮷田小雨', '田小雨'],
  ['𠮷宝', '宝'],
  ['Mia Lopez', 'Mia'],
  ['Mia', 'M…'],
  ['阿依努尔·买买提', '阿依努尔'],
  ['阿依古丽•买买提', '阿依古丽'],
  ['李明', '明'],
  [' Emma Li ', 'Emma'],
  ['', '…'],
  ['欧阳娜娜', '娜娜'],
  ['欧阳 娜娜', '娜娜'],
  ['张　小明', '小明'],
  ['阿依古丽.买买提', '阿依古丽'],
  ['阿依古丽･买买提', '阿依古丽'],
  ['阿依古丽·', '阿依古丽'],
  ['·阿依古丽', '·…'],
  ['Zoe\u0308', 'Z…'],
  ['E\u0301milie', 'E\u0301…'],
  ['E\u0301', '…'],
  ['Zoe\u0308 Müller', 'Zoe\u0308'],
  ['👧🏽', '…'],
  ['👨‍👩‍👧', '…'],
  ['👧🏽小雨', '👧🏽…'],
  ['宝宝👶', '宝…'],
  ['小雨1', '小…'],
])('of %s only %s is shown', (name, shown) => {
  expect(givenName(name)).toBe(shown)
})

test.each([
  [
    '阿依古丽·买买提',
    [
      '阿依古丽•买买提',
      '阿依古丽・买买提',
      '阿依古丽･买买提',
      '阿依古丽‧买买提',
      '阿依古丽⋅买买提',
      '阿依古丽 · 买买提',
      '阿依古丽.买买提',
      '阿依古丽．买买提',
    ],
  ],
  ['zoë li', ['Zoe\u0308 Li', 'ZO\u00cb  LI', 'Ｚｏë　Ｌｉ', ' zoë\u200b li ', 'zoë\nli']],
  ['张小明', ['张 小明', '张　小　明', '张\u200b小明']],
  ["o'neill", ['O’Neill', 'O＇NEILL']],
  ['j. r. r. tolkien', ['J. R. R. Tolkien']],
  ['100%_', ['１００％＿']],
  ['', ['', '  ', '\u0000']],
])('%s is what %j are compared by', (folded, names) => {
  expect(names.map(foldName)).toEqual(names.map(() => folded))
})

test('what is folded stays when it is folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(foldName(foldName(name))).toBe(foldName(name))
    }),
  )
})

test('a room is compared by both its names', () => {
  expect(foldedRoomName({ nameZh: '小 苹果', nameEn: 'Little  Apple' })).toBe('小苹果 little apple')
  expect(foldedRoomName({ nameZh: '小苹果' })).toBe('小苹果')
})

test('letters are counted as people do, and none is lost', () => {
  expect(lettersOf('𠮷e\u0301👧🏽👨‍👩‍👧')).toEqual(['𠮷', 'e\u0301', '👧🏽', '👨‍👩‍👧'])
  expect(initialOf('e\u0301a')).toBe('e\u0301…')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lettersOf(text).join('')).toBe(text)
    }),
  )
})

test('of a name with more than a letter never the whole is shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      expect(givenName(name)).not.toBe(name.trim())
    }),
  )
})
