import { describe, expect, test } from 'vitest'
import { type Front, fromOwnPage, handOn, sourceIn, sourceOf } from '@/lib/request-source'

const asked = (headers: Record<string, string>, remoteAddress = '10.0.0.2') => ({
  headers,
  socket: { remoteAddress },
})
const real = { address: 'https://baobaowu.example', proxies: 0 }
const demo: Front = { address: null, proxies: 0 }

describe('where a request was sent to', () => {
  const forged = { host: 'evil.example', 'x-forwarded-host': 'evil.example, b' }

  test.each([
    ['a real site', real, { scheme: 'https', host: 'baobaowu.example' }],
    ['a demo', demo, { scheme: 'http', host: 'evil.example' }],
  ])('is known of %s, whatever proxies and clients say', (_, front, expected) => {
    const lists = { ...forged, 'x-forwarded-proto': 'https,http', forwarded: 'host=x;proto=https' }
    expect(sourceOf(asked(lists), front)).toMatchObject(expected)
  })

  test.each([
    ['LOCALHOST:3000', 'localhost:3000'],
    ['192.168.1.7:80', '192.168.1.7'],
    ['[::1]:3000', '[::1]:3000'],
    ['a/b', 'localhost'],
    ['user@evil.example', 'localhost'],
    ['a:b:c', 'localhost'],
    ['', 'localhost'],
  ])('a demo asked at %j is at %s', (host, expected) => {
    expect(sourceOf(asked({ host }), demo).host).toBe(expected)
  })
})

describe('the address of a client', () => {
  const said = 'forged, 198.51.100.9, 203.0.113.5, 10.0.0.1'

  test.each([
    [0, '10.0.0.2'],
    [1, '10.0.0.1'],
    [2, '203.0.113.5'],
    [3, '198.51.100.9'],
    // What is no address was said by no proxy.
    [4, '10.0.0.2'],
    [5, '10.0.0.2'],
  ])('is, behind %i proxies, what the outermost of them saw', (proxies, expected) => {
    const { address } = sourceOf(asked({ 'x-forwarded-for': said }), { ...real, proxies })
    expect(address).toBe(expected)
  })

  test.each([
    ['203.0.113.5:4711', '203.0.113.5'],
    ['[2001:db8::7]:4711', '2001:db8::7'],
    ['2001:db8::7', '2001:db8::7'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['<script>', '10.0.0.2'],
    ['', '10.0.0.2'],
  ])('%j is written as %s', (written, expected) => {
    const { address } = sourceOf(asked({ 'x-forwarded-for': written }), { ...real, proxies: 1 })
    expect(address).toBe(expected)
  })

  test('of a socket that is gone is unknown', () => {
    expect(sourceOf(asked({}, ''), real).address).toBe('unknown')
  })
})

describe('a page of this site', () => {
  const from = (headers: Record<string, string>, front: Front = real) => {
    const request = asked({ host: 'inner:3000', ...headers })
    return fromOwnPage(request, sourceOf(request, front), front)
  }

  test('is told by its origin, or by the browser itself', () => {
    expect(from({ origin: 'https://baobaowu.example' })).toBe(true)
    expect(from({ origin: 'http://inner:3000' }, demo)).toBe(true)
    // A proxy in front of a demo may speak https.
    expect(from({ origin: 'https://inner:3000' }, demo)).toBe(true)
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(from({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(true)
  })

  test.each<Record<string, string>>([
    {},
    { origin: 'null' },
    { origin: 'nonsense' },
    { origin: 'http://baobaowu.example' },
    { origin: 'https://baobaowu.example.evil.example' },
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { referer: 'https://baobaowu.example/' },
  ])('is not what sends %j', (headers) => {
    expect(from(headers)).toBe(false)
  })
})

test('the framework hears one value of each, and pages read the same', () => {
  const headers: Record<string, string> = {
    host: 'inner:3000',
    origin: 'null',
    'x-forwarded-proto': 'https,http',
    'x-forwarded-host': 'a, b',
    'x-forwarded-port': '443, 80',
    'x-forwarded-for': 'forged, 203.0.113.5',
    'x-real-ip': 'forged',
    forwarded: 'for=forged',
    cookie: 'kept',
  }
  const source = sourceOf(asked(headers), { ...real, proxies: 1 })
  handOn(asked(headers), source)
  expect(headers).toEqual({
    host: 'baobaowu.example',
    origin: 'https://baobaowu.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'baobaowu.example',
    'x-forwarded-for': '203.0.113.5',
    cookie: 'kept',
  })
  expect(sourceIn(new Headers(headers))).toEqual(source)
})
