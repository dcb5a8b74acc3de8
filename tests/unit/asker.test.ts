import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from '@/lib/asker'
import { sealSession } from '@/lib/session-token'
import { askers } from '@/server/askers'

const secret = 'a secret of more than thirty-two characters'
const plain = { scheme: 'http', host: 'localhost', address: '192.0.2.1' } as const
const safe = { ...plain, scheme: 'https' } as const
const sid = '0198a5a0-0000-7000-8000-000000000001'

test('addresses of version 6 count by their first 64 bits, however they are written', () => {
  const group = fc.nat(0xffff).map((n) => n.toString(16))
  fc.assert(
    fc.property(fc.tuple(group, group, group, group), fc.array(group), (net, rest) => {
      const host = [...rest, '1', '2', '3', '4'].slice(0, 4)
      const network = networkOf([...net, ...host].join(':'))
      expect(networkOf([...net, '0', '0', '0', '1'].join(':').toUpperCase())).toBe(network)
      const [a, b, c, d = '0'] = net
      const next = (Number.parseInt(d, 16) ^ 1).toString(16)
      expect(networkOf([a, b, c, next, ...host].join(':'))).not.toBe(network)
    }),
  )
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:ffff::'))
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2'))
})

test('an address of version 4 counts alone, written as version 6 too', () => {
  for (const [written, counts] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:0201', '192.0.2.1'],
    ['192.0.2.2', '192.0.2.2'],
    ['unknown', 'unknown'],
  ])
    expect(networkOf(written ?? '')).toBe(counts)
})

test('a session whose seal opens has the lane of families, from whatever address', () => {
  const askerOf = askers(secret)
  const cookie = `theme=x; authjs.session-token=${sealSession(sid, secret)}; other=y`
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1'])
    expect(askerOf({ headers: { cookie } }, { ...plain, address })).toEqual({
      lane: 'signedIn',
      key: sid,
    })
  const kept = cookie.replace('authjs', '__Host-authjs')
  expect(askerOf({ headers: { cookie: kept } }, safe)).toEqual({ lane: 'signedIn', key: sid })
})

test('a forged, edited or old session, or one by another name, is a visitor of its address', () => {
  const askerOf = askers(secret)
  const sealed = sealSession(sid, secret)
  const visitor = { lane: 'visitors', key: '192.0.2.1' }
  const edited = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')
  const wrong = [
    ...['', 'forged', 'v1.a.b.c', edited, sealSession(sid, secret.toUpperCase())],
    ...['x'.repeat(10_000), `${sealed}.`, sealed.slice(1)],
  ]
  for (const value of wrong)
    expect(
      askerOf({ headers: { cookie: `authjs.session-token=${value}` } }, plain),
      value.slice(0, 80),
    ).toEqual(visitor)
  const cookie = `authjs.session-token=${sealed}`
  expect(askerOf({ headers: { cookie } }, safe)).toEqual(visitor)
  expect(askerOf({ headers: {} }, plain)).toEqual(visitor)
})

test('a session that was opened before is too old when its time has come', () => {
  const askerOf = askers(secret)
  const headers = { cookie: `authjs.session-token=${sealSession(sid, secret)}` }
  expect(askerOf({ headers }, plain).lane).toBe('signedIn')
  const now = Date.now()
  const { now: clock } = Date
  try {
    Date.now = () => now + 31 * 86_400_000
    expect(askerOf({ headers }, plain).lane).toBe('visitors')
  } finally {
    Date.now = clock
  }
})
