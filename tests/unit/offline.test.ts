import { describe, expect, test } from 'vitest'
import { givenName } from '@/domain/children/rules'
import { keepUntil, withoutScripts } from '@/lib/offline/standing-page'

describe('the given name', () => {
  test.each([
    ['王小明', '小明'],
    ['李明', '明'],
    ['欧阳小明', '小明'],
    ['欧阳', '阳'],
    ['豆', '豆'],
    [' Emma Li ', 'Emma'],
    ['阿依古丽·买买提', '阿依古丽'],
  ])('of %s is %s', (name, given) => {
    expect(givenName(name)).toBe(given)
  })
})

describe('a page kept without its scripts', () => {
  const page =
    '<html><head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/a.js"/>' +
    '<link rel="manifest" href="/m"/><meta name="keep-until" content="1764150000000"/></head>' +
    '<body><p>明</p><script nonce="x">self.f=["<p>"]</script><script src="/b.js" async=""></script></body></html>'

  test('has its words and styles and nothing that would be fetched in vain', () => {
    expect(withoutScripts(page)).toBe(
      '<html><head><link rel="stylesheet" href="/a.css"/>' +
        '<meta name="keep-until" content="1764150000000"/></head><body><p>明</p></body></html>',
    )
  })

  test('says until when it may be kept, or that it may not', () => {
    expect(keepUntil(page)).toBe(1764150000000)
    expect(keepUntil('<html><head></head></html>')).toBeNull()
  })
})
