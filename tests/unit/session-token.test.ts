import { afterEach, expect, test, vi } from 'vitest'
import { openSession, sealSession, sessionSeconds } from '@/lib/session-token'

const secret = 'x'.repeat(32)
const sid = '019ab000-0000-7000-8000-000000000000'

afterEach(() => vi.useRealTimers())

test('a session’s number comes back from its token, and the token tells nothing', () => {
  const sealed = sealSession(sid, secret)
  expect(openSession(sealed, secret)).toBe(sid)
  expect(sealed).not.toContain(sid)
  expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain(sid)
})

test('a token of another secret, a changed one and one that is none are nobody’s', () => {
  const sealed = sealSession(sid, secret)
  // Not its last character, of which only two bits count.
  const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`
  const wrong = [sealSession(sid, 'y'.repeat(32)), changed, '', 'x', 'eyJhbGciOiJkaXIifQ..a.b.c']
  for (const one of wrong) expect(openSession(one, secret), one).toBeNull()
})

test('a token is too old after as many days as a session lasts', () => {
  vi.useFakeTimers()
  const sealed = sealSession(sid, secret)
  vi.advanceTimersByTime(sessionSeconds * 1000)
  expect(openSession(sealed, secret)).toBe(sid)
  vi.advanceTimersByTime(1)
  expect(openSession(sealed, secret)).toBeNull()
})
