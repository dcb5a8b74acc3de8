import { describe, expect, test } from 'vitest'
import { name } from '@/domain/accounts/inputs'
import { oneLine, severalLines, visibleText } from '@/domain/shared/texts'

const zwsp = '\u200b'

describe('what cannot be seen is no text', () => {
  test.each([
    `${zwsp}${zwsp}`,
    '\u2060',
    '\u202e\u202c',
    '\u3164',
    '\u115f',
    '\u00ad',
    '\ufeff',
    '\u200d',
    ' \t\n',
    '……',
    '',
  ])('%j', (text) => {
    expect(oneLine(text)).toBe('')
    expect(severalLines(text)).toBe('')
    expect(name.safeParse(text).success).toBe(false)
  })
})

describe('marks go, and what a script needs stays', () => {
  test.each([
    ['王\u200b小\u200d宝', '王小宝'],
    ['\u202d王小宝\u202c', '王小宝'],
    ['Zo\u00ade\u0308', 'Zoe\u0308'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['क\u094d\u200dष', 'क\u094d\u200dष'],
    ['妈妈 👩\u200d👧', '妈妈 👩\u200d👧'],
    ['妈妈 👩🏽\u200d🚒', '妈妈 👩🏽\u200d🚒'],
    ['爱 ❤\ufe0f', '爱 ❤\ufe0f'],
    ['a\u200db', 'ab'],
    ['\u200d小宝\u200c', '小宝'],
  ])('%j is %j', (text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })
})

test('one line has no line breaks, several keep theirs', () => {
  expect(oneLine(' 王\n\t小宝 ')).toBe('王 小宝')
  expect(severalLines(' 停水\r\n明天开\u0007 ')).toBe('停水\n明天开')
})
