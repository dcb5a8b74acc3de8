import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { states } from '../e2e/looks/all'
import { type OwnSite, startOwnSite } from '../support/site/own-site'
import { makeSession } from '../support/site/session'
import { Visitor } from './support/visitor'

/** Behind a proxy with TLS, as a city would have it, with a year of HSTS. */
const address = 'https://baobaowu.example'
let site: OwnSite
beforeAll(async () => {
  site = await startOwnSite({
    AUTH_URL: address,
    HSTS_SECONDS: '31536000',
    TRUST_PROXY: '1',
  })
}, 120_000)
afterAll(() => site.stop())

type Head = { status: number; headers: Headers }

/** Sends what no client library would, and reads the head of each answer until the connection ends. */
async function raw(sent: string): Promise<Head> {
  const { port } = new URL(site.address)
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(sent)
  const [first = '', ...lines] = ((await text(socket)).split('\r\n\r\n')[0] ?? '').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':')
    return [name, value.join(':').trim()]
  })
  return { status: Number(first.split(' ')[1]), headers: new Headers(headers) }
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Head> {
  const lines = Object.entries({ Host: 'a', Connection: 'close', ...headers })
  const head = [`${method} ${path} HTTP/1.1`, ...lines.map((one) => one.join(': '))]
  return raw(`${head.join('\r\n')}\r\n\r\n`)
}

const html = { Accept: 'text/html', 'Accept-Language': 'zh-CN' }
const own = { Origin: address }
const form = (length: number) => ({ ...html, ...own, 'Content-Length': String(length) })

/** Something in a page of the site that a browser fetches. */
async function partOf(path: string, wanted: RegExp): Promise<string> {
  const page = await new Visitor(site.address).ask(path)
  const [, found] = wanted.exec(page.text()) ?? []
  if (!found) throw new Error(`${path} has nothing like ${wanted}`)
  return found.replaceAll('&amp;', '&')
}

const answers: [what: string, status: number, ask: () => Promise<Head>][] = [
  ['a page', 200, () => get('/', html)],
  ['the head of a page', 200, () => get('/', html, 'HEAD')],
  ['what may be asked of a page', 400, () => get('/', html, 'OPTIONS')],
  ['a method of no page', 405, () => get('/api/places/a', {}, 'HEAD')],
  ['a method nobody knows', 400, () => get('/', html, 'BREW')],
  ['a page that is not there', 404, () => get('/nothing', html)],
  ['a file that is not there', 404, () => get('/nothing.png')],
  ['a script that is not there', 404, () => get('/_next/static/nothing.js')],
  ['an address below the API that is not there', 404, () => get('/api/nothing', html)],
  ['a room that is not there', 404, () => get('/rooms/nothing', html)],
  ['a page of the framework', 404, () => get('/_next/nothing', html)],
  ['a language chosen', 307, () => get('/', { ...html, 'Accept-Language': 'en' })],
  ['a slash too many', 308, () => get('/rooms/', html)],
  ['the sign-in', 307, () => get('/my', html)],
  ['a path that cannot be read', 404, () => get('/%', html)],
  ['a favicon', 200, () => get('/favicon.ico')],
  ['an icon', 200, () => get('/icons/icon-192.png')],
  ['a script', 200, async () => get(await partOf('/', /src="(\/_next\/static\/[^"]+\.js[^"]*)"/))],
  ['a style', 200, async () => get(await partOf('/', /href="(\/_next\/static\/[^"]+\.css[^"]*)"/))],
  ['the worker', 200, () => get('/api/worker/sw.js')],
  ['the manifest', 200, async () => get(await partOf('/', /rel="manifest" href="([^"]+)"/))],
  ['what robots read', 200, () => get('/robots.txt')],
  ['the list of pages', 200, () => get('/sitemap.xml')],
  ['whether it is well', 200, () => get('/api/health')],
  ['a picture that is not there', 404, () => get('/api/pictures/nothing')],
  ['a calendar that is not there', 404, () => get(`/api/calendar/${'x'.repeat(43)}.ics`)],
  ['places of what is no room', 400, () => get('/api/places/a')],
  ['a form from elsewhere', 403, () => get('/', { ...html, 'Content-Length': '0' }, 'POST')],
  [
    'a script’s form from elsewhere',
    403,
    () => get('/', { 'Next-Action': 'x', 'Content-Length': '0' }, 'POST'),
  ],
  [
    'an action nobody knows',
    409,
    () => get('/', { ...own, 'Next-Action': '0'.repeat(42), 'Content-Length': '0' }, 'POST'),
  ],
  [
    'what is too large',
    413,
    () =>
      raw(
        `POST / HTTP/1.1\r\nHost: a\r\n${lines(form(26 * 2 ** 20))}\r\n${'x'.repeat(26 * 2 ** 20)}`,
      ),
  ],
  [
    'a form of two lengths',
    400,
    () => raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na'),
  ],
  ['what is no request', 400, () => raw('nonsense\r\n\r\n')],
  [
    'headers without end',
    431,
    () => raw(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`),
  ],
  ['a request without a host', 400, () => raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')],
  ['an expectation', 417, () => get('/', { Expect: 'tea' })],
  [
    'another protocol',
    200,
    () => get('/', { ...html, Connection: 'Upgrade, close', Upgrade: 'websocket' }),
  ],
]

function lines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map((one) => `${one.join(': ')}\r\n`)
    .join('')
}

const wanted = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
}

/** Each once, and a policy that lets nobody frame the answer and no foreign code run. */
function expectKept({ headers }: Head): void {
  expect(Object.fromEntries(headers)).toMatchObject(wanted)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  expect(policy).toMatch(/^default-src '(none|self)'/)
  expect(policy, 'one policy').not.toContain(',')
}

test.each(answers)('%s says what browsers may do with it', async (_, status, ask) => {
  const answer = await ask()
  expect(answer.status).toBe(status)
  expectKept(answer)
})

test('the worker may ask this site, and no other', async () => {
  const { headers } = await get('/api/worker/sw.js')
  expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
})

describe('of one address too many', () => {
  test('pages are refused with the same headers', async () => {
    const flood = Array.from({ length: 120 }, () =>
      get('/rooms', { ...html, 'X-Forwarded-For': '203.0.113.77' }),
    )
    const refused = (await Promise.all(flood)).find(({ status }) => status === 429)
    expect(refused).toBeDefined()
    if (refused) expectKept(refused)
  })
})

test('a busy page and a page that fails say it too', async () => {
  await site.cut()
  try {
    const busy = await get('/rooms?day=2031-01-01', html)
    expect(busy.status).toBe(503)
    expectKept(busy)
    expectKept(await get('/api/health'))
  } finally {
    await site.mend()
  }
})

/** Not there without the demo. */
const real = states.filter(({ page }) => page !== '/demo/messages')

test.each(real.map((state) => [state.name, state] as const))('%s', async (_, state) => {
  const phone = await state.as?.()
  const Cookie = phone ? `__Host-${Object.values(await makeSession(phone)).join('=')}` : ''
  const answer = await get(await state.path(), { ...html, Cookie })
  // Some lead to a page of one's own first.
  expect([state.status ?? 200, 307]).toContain(answer.status)
  expectKept(answer)
  expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/)
})
