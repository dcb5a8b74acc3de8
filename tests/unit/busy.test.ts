import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { asBusy, Busy, isBusy } from '@/db/busy'
import { busyDigest } from '@/domain/shared/refusal'
import { faultOf } from '@/lib/fault'
import { TooMany } from '@/lib/rate-limit'
import { retryWait } from '@/lib/retry-wait'

const withCode = (code: string) =>
  new Error('Failed query, params: +8613800000000', {
    cause: Object.assign(new Error(`said ${code}`), { code }),
  })

describe('what the database says', () => {
  test.each([
    '55P03',
    '40P01',
    '53300',
    '57014',
    '57P01',
    '57P03',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ETIMEDOUT',
  ])('%s passes by itself: the form says busy, a page knows it by the digest', (code) => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const error = asBusy(withCode(code))
    expect(error).toBeInstanceOf(Busy)
    expect(error).toMatchObject({ digest: busyDigest, message: `said ${code}`, cause: { code } })
    expect(faultOf(error as Error)).toBe('busy')
  })

  test.each(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE'])(
    '%s may have been done: the form says that nobody knows',
    (code) => {
      vi.spyOn(console, 'warn').mockReturnValue()
      expect(faultOf(asBusy(withCode(code)) as Error)).toBe('offline')
    },
  )

  test.each(['23505', '42P01', '23514', 'CONNECTION_ENDED'])(
    '%s does not pass, and is told to the log',
    (code) => {
      const log = vi.spyOn(console, 'error').mockReturnValue()
      const error = withCode(code)
      expect(asBusy(error)).toBe(error)
      expect(faultOf(error)).toBe('failed')
      expect(log).toHaveBeenCalledWith(error)
    },
  )

  test('a limit reached is too many, not busy', () => {
    expect(faultOf(new TooMany('writes_by_account'))).toBe('too_many')
  })

  test('is known across bundles, and not made twice', () => {
    const other = Object.assign(new Error('of another bundle'), { name: 'Busy' })
    expect(isBusy(other)).toBe(true)
    expect(asBusy(other)).toBe(other)
  })
})

describe('the waits between tries', () => {
  test('are anything up to 1, 2, 4, 8 and 8 seconds, and then it is enough', () => {
    const longest = [0, 1, 2, 3, 4, 5].map((tries) => retryWait(tries, () => 1))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 8000, null])
    fc.assert(
      fc.property(fc.nat(4), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const wait = retryWait(tries, () => chance) ?? -1
        expect(wait).toBe(Math.round(chance * (longest[tries] ?? -1)))
      }),
    )
  })

  test('spread a crowd over the whole time instead of bringing it back at once', () => {
    const crowd = Array.from({ length: 1000 }, () => retryWait(3, Math.random) ?? -1)
    for (let from = 0; from < 8000; from += 2000) {
      const then = crowd.filter((wait) => wait >= from && wait < from + 2000)
      expect(then.length).toBeGreaterThan(150)
    }
  })
})
