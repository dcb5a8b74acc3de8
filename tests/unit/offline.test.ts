import { describe, expect, test } from 'vitest'
import { keepUntil, withoutScripts } from '@/lib/offline/standing-page'

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
