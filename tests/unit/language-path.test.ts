import { describe, expect, test } from 'vitest'
import { inLanguage, languageOf, withoutLanguage } from '@/i18n/language-path'

describe('the language of an address', () => {
  test.each([
    ['/', '/', '/en'],
    ['/?day=2026-11-26', '/?day=2026-11-26', '/en?day=2026-11-26'],
    ['/my', '/my', '/en/my'],
    ['#content', '#content', '#content'],
    ['https://example.org/', 'https://example.org/', 'https://example.org/'],
  ])('leads from %s to %s and %s', (path, zh, en) => {
    expect([inLanguage(path, 'zh'), inLanguage(path, 'en')]).toEqual([zh, en])
  })

  test.each([
    ['/en', 'en', '/'],
    ['/en/my', 'en', '/my'],
    ['/zh/my', 'zh', '/my'],
    ['/my', 'zh', '/my'],
    ['/enough', 'zh', '/enough'],
  ])('of %s is %s, and the rest is %s', (address, language, path) => {
    expect([languageOf(address), withoutLanguage(address)]).toEqual([language, path])
  })
})
