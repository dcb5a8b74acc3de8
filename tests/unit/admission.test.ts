import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { Busy } from '@/db/busy'
import { sealSession } from '@/lib/session-token'
import { admission, usual } from '@/server/admission'
import { askers } from '@/server/askers'
import { answering } from '@/server/next-workarounds/standing-answer'
import { ownRequests } from '@/server/own-requests'
import { rotatingTurns } from '@/server/rotating-turns'

let close = () => {}
afterEach(() => close())

type Given = { atOnce: number; waiting: number }

/** Bounds of pages for all, with none for a lane or for one; files and large forms as usual. */
function pages({ atOnce, waiting }: Given): typeof usual {
  const bound = { atOnce, here: atOnce + waiting }
  const wide = { atOnce, here: 1_000 }
  const lane = { ...wide, ofOne: wide }
  return { ...usual, page: { ...bound, patience: 60_000, visitors: lane, signedIn: lane } }
}

const secret = 'a secret of more than thirty-two characters'

/** A site whose pages are answered when the test says so; `from` of a request is its address. */
async function site(bounds?: typeof usual, { atOnce = false } = {}) {
  const begun: { url: string; turn: string; answer: () => void; response: ServerResponse }[] = []
  const come: string[] = []
  const admitted = admission(bounds)
  const askerOf = askers(secret)
  const { isOwn } = ownRequests(secret)
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const handle = () => {
      request.resume()
      const turn = String(request.headers['x-baobaowu-turn'])
      const answer = () => response.end('here')
      begun.push({ url: request.url ?? '', turn, answer, response })
      if (atOnce) setImmediate(answer)
    }
    if (isOwn(request)) return answering(request, response, handle)
    const address = String(request.headers.from ?? '192.0.2.1')
    const asker = askerOf(request, { scheme: 'http', host: 'a', address })
    answering(request, response, () => {
      admitted(request, response, asker, handle)
      // After the admission has looked at it: what has no body waits for its turn.
      setImmediate(() => come.push(request.url ?? ''))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  const ask = (path: string, { headers = {}, ...init }: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { Accept: 'text/html', ...headers },
      ...init,
    })
  const urls = () => begun.map(({ url }) => url)
  return { begun, come, urls, ask, port }
}

const from = (address: string) => ({ headers: { From: address } })
const statuses = (answers: Response[], status: number) =>
  answers.filter((one) => one.status === status).length

/** Begins to send a form from an address, and does not end. */
function beginToSend(
  port: number,
  path: string,
  { address, head, body }: Record<'address' | 'head' | 'body', string>,
): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nFrom: ${address}\r\n${head}\r\n\r\n${body}`)
  return socket
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await wait(5)
}

test('so many pages at once are begun, and each that is answered lets the next begin, in order', async () => {
  const { begun, come, urls, ask } = await site(pages({ atOnce: 2, waiting: 10 }))
  const answers: Promise<Response>[] = []
  for (const path of ['/1', '/2', '/3', '/4']) {
    answers.push(ask(path))
    await until(() => come.includes(path))
  }
  expect(urls()).toEqual(['/1', '/2'])
  begun[1]?.answer()
  await until(() => begun.length === 3)
  begun[0]?.answer()
  await until(() => begun.length === 4)
  expect(urls()).toEqual(['/1', '/2', '/3', '/4'])
  for (const { answer } of begun) answer()
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('one too many is told at once that many come, with status 503, and nothing was done for it', async () => {
  const { begun, come, urls, ask } = await site(pages({ atOnce: 1, waiting: 1 }))
  const first = ask('/1')
  await until(() => begun.length === 1)
  const second = ask('/2')
  await until(() => come.includes('/2'))
  const third = await ask('/3')
  expect(third.status).toBe(503)
  expect(third.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await third.text()).toContain('<html lang="zh-Hans">')
  expect(urls()).toEqual(['/1'])
  begun[0]?.answer()
  await until(() => begun.length === 2)
  begun[1]?.answer()
  expect([(await first).status, (await second).status]).toEqual([200, 200])
})

test('files and large forms wait for no turn of pages, whatever else says that it accepts no page', async () => {
  const { begun, come, urls, ask } = await site(pages({ atOnce: 1, waiting: 9 }))
  const page = ask('/page')
  await until(() => begun.length === 1)
  const any = { headers: { Accept: '*/*' } }
  const waiting = [
    '/',
    '/_next/static/../../rooms',
    '/_next/static/%2e%2e/rooms',
    '/api/rooms-template',
  ]
  const others = waiting.map((path) => ask(path, any))
  await until(() => come.length === 5)
  const files = [
    ask('/_next/static/chunks/a~b.js?dpl=1', any),
    ask('/api/health', any),
    ask('/photo', { method: 'POST', body: 'x'.repeat(20_000) }),
  ]
  await until(() => begun.length === 4)
  expect(urls().sort()).toEqual([
    '/_next/static/chunks/a~b.js?dpl=1',
    '/api/health',
    '/page',
    '/photo',
  ])
  for (let n = 0; n < 8; n += 1) {
    await until(() => begun.length > n)
    begun[n]?.answer()
  }
  await Promise.all([page, ...others, ...files])
})

test('a stream of events waits for its turn, and gives it on with its first line', async () => {
  const { begun, urls, ask } = await site(pages({ atOnce: 1, waiting: 5 }))
  const page = ask('/page')
  await until(() => begun.length === 1)
  const stream = ask('/api/places/a', { headers: { Accept: 'text/event-stream' } })
  begun[0]?.answer()
  await until(() => begun.length === 2)
  const next = ask('/next')
  begun[1]?.response.setHeader('Content-Type', 'text/event-stream').write(':\n\n')
  await until(() => begun.length === 3)
  expect(urls()).toEqual(['/page', '/api/places/a', '/next'])
  for (const { answer } of begun) answer()
  await Promise.all([page, stream, next])
})

test('a client that leaves its answer unread has the turn no longer', async () => {
  const { begun, ask, port } = await site(pages({ atOnce: 1, waiting: 5 }))
  const slow = connect(port, '127.0.0.1')
  slow.pause()
  slow.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n')
  await until(() => begun.length === 1)
  begun[0]?.response.write(Buffer.alloc(64 * 2 ** 20))
  const next = ask('/next')
  await until(() => begun.length === 2)
  begun[1]?.answer()
  expect((await next).status).toBe(200)
  slow.destroy()
})

test('a client that is still sending has no turn, and one that leaves gives it back', async () => {
  const { begun, come, urls, ask, port } = await site(pages({ atOnce: 1, waiting: 5 }))
  const slow = connect(port, '127.0.0.1')
  slow.write('POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')
  await until(() => come.includes('/slow'))
  const leaving = connect(port, '127.0.0.1')
  leaving.write('GET /leaving HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n')
  await until(() => begun.length === 1)
  expect(urls()).toEqual(['/leaving'])
  leaving.destroy()
  const next = ask('/next')
  await until(() => begun.length === 2)
  begun[1]?.answer()
  expect((await next).status).toBe(200)
  slow.write('defghij')
  await until(() => begun.length === 3)
  expect(urls()[2]).toBe('/slow')
  begun[2]?.answer()
  slow.destroy()
})

test('what a request with a turn asks itself belongs to that turn; nobody else can say so', async () => {
  const { begun, come, urls, ask } = await site(pages({ atOnce: 1, waiting: 10 }))
  const asked = [ask('/action')]
  await until(() => begun.length === 1)
  const own = (turn: string) => ({ headers: { Accept: 'text/html', 'x-baobaowu-turn': turn } })
  asked.push(ask('/forged', own('turn')))
  await until(() => come.includes('/forged'))
  asked.push(ask('/inside', own(begun[0]?.turn ?? '')))
  await until(() => begun.length === 2)
  expect(urls()).toEqual(['/action', '/inside'])
  for (const { answer } of begun) answer()
  await until(() => begun.length === 3)
  expect(begun[2]).toMatchObject({ url: '/forged', turn: begun[0]?.turn })
  begun[2]?.answer()
  await Promise.all(asked)
})

test('an address that asks for 400 pages is told beyond 48, and another is answered as its next turn', async () => {
  const { begun, come, ask } = await site()
  const flood = Array.from({ length: 400 }, (_, n) => ask(`/flood/${n}`, from('192.0.2.1')))
  await until(() => come.length === 400)
  const honest = ask('/honest', from('192.0.2.2'))
  await until(() => begun.some(({ url }) => url === '/honest'))
  expect(begun.length).toBeLessThanOrEqual(7)
  for (let n = 0; n < 49; n += 1) {
    await until(() => begun.length > n)
    begun[n]?.answer()
  }
  expect((await honest).status).toBe(200)
  const answers = await Promise.all(flood)
  expect([statuses(answers, 200), statuses(answers, 429)]).toEqual([48, 352])
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(refused?.headers.get('refresh')).toMatch(/^\d+$/)
  expect(await refused?.text()).toMatch(/同一个网络[\s\S]*same network/)
})

test('an IPv6 network counts as one, however many of its addresses ask', async () => {
  const { come, ask } = await site()
  const one = (n: number) => from(`2001:db8:0:1:${n.toString(16)}::1`)
  const asked = Array.from({ length: 60 }, (_, n) => ask(`/${n}`, one(n)))
  await until(() => come.length === 60)
  const answers = await Promise.race([Promise.all(asked.slice(48)), Promise.all(asked)])
  expect(statuses(answers, 429)).toBe(12)
})

test('200 families behind one address are all answered while the same address is flooded', async () => {
  const { begun, ask } = await site(undefined, { atOnce: true })
  const flood = Array.from({ length: 400 }, (_, n) => ask(`/flood/${n}`))
  const families = Array.from({ length: 200 }, (_, n) => {
    const sid = `0198a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`
    const Cookie = `authjs.session-token=${sealSession(sid, secret)}`
    return [1, 2, 3, 4].map((page) => ask(`/family/${n}/${page}`, { headers: { Cookie } }))
  })
  const answers = await Promise.all(families.flat())
  expect(statuses(answers, 200)).toBe(800)
  expect(statuses(await Promise.all(flood), 200)).toBeGreaterThanOrEqual(48)
  expect(begun.length).toBeLessThanOrEqual(1_200)
})

test('a session that floods is told beyond 24, and so is a forged one with all of its address', async () => {
  const { come, ask } = await site()
  const sealed = sealSession('0198a5a0-0000-7000-8000-000000000001', secret)
  const many = (name: string, cookie: (n: number) => string) =>
    Array.from({ length: 60 }, (_, n) =>
      ask(`/${name}/${n}`, { headers: { Cookie: `authjs.session-token=${cookie(n)}` } }),
    )
  const own = many('own', () => sealed)
  const forged = many('forged', (n) => `${sealed.slice(0, -3)}${n}`)
  await until(() => come.length === 120)
  const answers = await Promise.race([
    Promise.all([...own.slice(24), ...forged.slice(48)]),
    Promise.all([...own, ...forged]),
  ])
  expect(statuses(answers, 429)).toBe(36 + 12)
})

test('forms that one address does not finish sending keep nobody else from sending theirs', async () => {
  const { begun, come, ask, port } = await site()
  const begins = { address: '192.0.2.1', head: 'Content-Length: 10', body: 'abc' }
  const slow = Array.from({ length: 48 }, (_, n) => beginToSend(port, `/${n}`, begins))
  await until(() => come.length === 48)
  const send = (address: string) => ask('/form', { method: 'POST', body: 'a', ...from(address) })
  const refused = await send('192.0.2.1')
  expect(refused.status).toBe(429)
  const other = send('192.0.2.2')
  await until(() => begun.length === 1)
  begun[0]?.answer()
  expect((await other).status).toBe(200)
  slow[0]?.destroy()
  // The server learns of it a moment later.
  let after = send('192.0.2.1')
  while (begun.length === 1) {
    await Promise.race([after, until(() => begun.length === 2)])
    if (begun.length === 1) after = send('192.0.2.1')
  }
  begun[1]?.answer()
  expect((await after).status).toBe(200)
  for (const socket of slow) socket.destroy()
})

test.each([
  ['of a length', 'Content-Length: 100000', 'x'],
  ['in pieces', 'Transfer-Encoding: chunked', `4000\r\n${'x'.repeat(0x4000)}\r\n`],
])(
  'large forms %s that an address does not finish are bounded, and staff send theirs',
  async (_, head, body) => {
    const { begun, ask, port } = await site()
    const begins = { address: '192.0.2.1', head, body }
    const slow = [1, 2].map((n) => beginToSend(port, `/${n}`, begins))
    const rest = head.startsWith('T') ? '0\r\n\r\n' : 'x'.repeat(99_999)
    const third = beginToSend(port, '/3', { ...begins, body: body + rest })
    const [said] = await once(third, 'data')
    expect(String(said)).toMatch(/^HTTP\/1.1 429/)
    const send = (headers: Record<string, string>) =>
      ask('/photo', { method: 'POST', body: 'x'.repeat(20_000), headers })
    expect((await send({ From: '192.0.2.1' })).status).toBe(429)
    const Cookie = `authjs.session-token=${sealSession('0198a5a0-0000-7000-8000-000000000001', secret)}`
    const taken = send({ From: '192.0.2.1', Cookie })
    await until(() => begun.some(({ url }) => url === '/photo'))
    begun.find(({ url }) => url === '/photo')?.answer()
    expect((await taken).status).toBe(200)
    for (const socket of slow) socket.destroy()
  },
)

test('a form in pieces that grows while too many large ones come is told that many come', async () => {
  const none = { atOnce: 0, here: 0 }
  const lane = { ...none, ofOne: { atOnce: 1, here: 1 } }
  const largeForm = { ...none, patience: 60_000, visitors: lane, signedIn: lane }
  const { ask } = await site({ ...usual, largeForm })
  const body = new Blob(['x'.repeat(100_000)]).stream()
  const answer = await ask('/photo', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(answer.status).toBe(503)
})

test('a thousand addresses with three pages each are all answered, and 4,000 may wait in all', () => {
  const come = rotatingTurns(usual.page)
  const visitors = Array.from({ length: 3_000 }, (_, n) =>
    come({ lane: 'visitors', key: `192.0.${n % 1_000}` }),
  )
  expect(() => come({ lane: 'visitors', key: 'another' })).toThrow(Busy)
  for (let n = 0; n < 1_016; n += 1) come({ lane: 'signedIn', key: `${n}` })
  expect(() => come({ lane: 'signedIn', key: 'another' })).toThrow(Busy)
  visitors[0]?.leave()
  come({ lane: 'signedIn', key: 'another' })
})
