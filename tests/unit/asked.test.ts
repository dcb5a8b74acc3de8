import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, id, month, number, oneOf, page, query, readPath, text, texts } from '@/lib/asked'
import { readableAddress } from '@/server/readable-address'

const shape = { day, id, month, page, text, texts, most: number(20), word: oneOf(['one', 'two']) }
const read = (asked: Record<string, string | string[] | undefined>) =>
  query(shape)(Promise.resolve(asked))
const nothing = { day: null, id: null, month: null, page: 1, text: '', most: 0, word: null }

describe('an address', () => {
  test('that asks nothing reads as nothing, and so does one that asks nonsense', async () => {
    expect(await read({})).toEqual(nothing)
    const nonsense = { day: '9999-12-31', id: 'x', month: '0000-00', page: '-1', most: '21' }
    expect(await read({ ...nonsense, word: 'constructor' })).toEqual(nothing)
    expect(await read({ day: '0001-01-01', page: '1e309', most: 'NaN' })).toEqual(nothing)
  })

  test('is read by what each name means, its first value first', async () => {
    const own = '01a22d5b-a004-73d8-85e7-c487e65a611e'
    const asked = { day: '2026-12-01', id: own, month: '2026-12', page: '7', most: '20' }
    expect(
      await read({ ...asked, word: ['two', 'one'], text: ['a', 'b'], texts: ['a', 'b'] }),
    ).toEqual({ ...asked, page: 7, most: 20, word: 'two', text: 'a', texts: ['a', 'b'] })
    const params = new URLSearchParams('text=a&text=b&texts=c&texts=d&other=e')
    expect(await query({ text, texts })(params)).toEqual({ text: 'a', texts: ['c', 'd'] })
  })

  test('never fails and has nothing that a database would not keep', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })))
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...Object.keys(shape)), value),
        async (asked) => {
          const found = await read(asked)
          for (const one of [found.text, ...(found.texts ?? [])]) {
            expect(one).not.toMatch(/[\p{Cc}\p{Cs}]/u)
            expect(one.length).toBeLessThanOrEqual(500)
          }
        },
      ),
    )
  })

  test('is cut where nobody means more', async () => {
    const found = await read({ text: `a\0\ud800b${'x'.repeat(600)}`, texts: Array(200).fill('x') })
    expect(found.text).toBe(`ab${'x'.repeat(498)}`)
    expect(found.texts).toHaveLength(100)
  })
})

describe('a path', () => {
  test('is read as it was meant', async () => {
    expect(await readPath(Promise.resolve({ code: 'a%2Fb', id: '%E5%AE%9D' }))).toEqual({
      code: 'a/b',
      id: '宝',
    })
  })

  test.each(['%E0%A4%A', '%00', 'x'.repeat(501)])('of %j is not there', async (code) => {
    await expect(readPath(Promise.resolve({ code }))).rejects.toMatchObject({
      digest: 'NEXT_HTTP_ERROR_FALLBACK;404',
    })
  })

  test.each([
    ['/rooms/a?day=%E0%A4%A', '/rooms/a?day=%E0%A4%A'],
    [
      '/_next/static/chunks/app/%5Blocale%5D/page.js',
      '/_next/static/chunks/app/%5Blocale%5D/page.js',
    ],
    ['/en/rooms/%E5%AE%9D', '/en/rooms/%E5%AE%9D'],
    ['/%E0%A4%A', '/no-such-page'],
    ['/en/rooms/%E0%A4%A?day=1', '/en/no-such-page'],
    ['/en/book/%25', '/en/no-such-page'],
    ['/rooms/%ED%A0%80', '/no-such-page'],
    ['/rooms/%00', '/rooms/%00'],
    ['*', '/no-such-page'],
  ])('%s leads to %s', (address, to) => {
    expect(readableAddress(address)).toBe(to)
  })
})
