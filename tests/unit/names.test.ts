import { expect, test } from 'vitest'
import { givenName } from '@/domain/shared/names'

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
])('of %s only %s is shown', (name, shown) => {
  expect(givenName(name)).toBe(shown)
})
