import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from '@/proxy'

const answer = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://site.example${path}`, { headers })).headers

const policyOf = (path: string, headers?: Record<string, string>) =>
  answer(path, headers)
    .get('content-security-policy')
    ?.replace(/'nonce-[^']+'/g, 'nonce') ?? ''

test.each(['/', '/en', '/my/children', '/en/manage/log'])(
  '%s lets in nothing but what is the site’s own, by a nonce',
  (path) => {
    expect(policyOf(path).split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self' nonce 'strict-dynamic'",
      "style-src 'self' nonce",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
  },
)

test('every answer has a nonce of its own, the same for scripts and styles', () => {
  const nonces = [1, 2].map(() => {
    const policy = answer('/').get('content-security-policy') ?? ''
    return new Set([...policy.matchAll(/'nonce-([\w+/=]{20,})'/g)].map(([, nonce]) => nonce))
  })
  expect(nonces.map((one) => one.size)).toEqual([1, 1])
  expect([...(nonces[0] ?? [])]).not.toEqual([...(nonces[1] ?? [])])
})

test('over https nothing is fetched without it', () => {
  expect(policyOf('/', { 'x-forwarded-proto': 'https' })).toMatch(/upgrade-insecure-requests$/)
  expect(policyOf('/', { 'x-forwarded-proto': 'http' })).not.toContain('upgrade')
})
