import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { admission } from '@/server/admission'
import { answering } from '@/server/next-workarounds/standing-answer'
import { ownRequests } from '@/server/own-requests'

let close = () => {}
afterEach(() => close())

/** A site whose pages are answered when the test says so. */
async function site(turns: Parameters<typeof admission>[0]) {
  const begun: { url: string; turn: string; answer: () => void }[] = []
  const come: string[] = []
  const admitted = admission(turns)
  const { isOwn } = ownRequests('secret')
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const handle = () => {
      request.resume()
      const turn = String(request.headers['x-baobaowu-turn'])
      begun.push({ url: request.url ?? '', turn, answer: () => response.end('here') })
    }
    if (isOwn(request)) return answering(request, response, handle)
    answering(request, response, () => {
      void admitted(request, response, handle)
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
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: 'text/html' }, ...init })
  const urls = () => begun.map(({ url }) => url)
  return { begun, come, urls, ask, port }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await wait(5)
}

test('so many pages at once are begun, and each that is answered lets the next begin, in order', async () => {
  const { begun, come, urls, ask } = await site({ atOnce: 2, waiting: 10, patience: 60_000 })
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
  const { begun, come, urls, ask } = await site({ atOnce: 1, waiting: 1, patience: 60_000 })
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

test('files, streams and large forms wait for no turn', async () => {
  const { begun, urls, ask } = await site({ atOnce: 1, waiting: 0, patience: 60_000 })
  const page = ask('/page')
  await until(() => begun.length === 1)
  const others = [
    ask('/_next/static/a.js', { headers: { Accept: '*/*' } }),
    ask('/api/places/a', { headers: { Accept: 'text/event-stream' } }),
    ask('/photo', { method: 'POST', body: 'x'.repeat(20_000) }),
  ]
  await until(() => begun.length === 4)
  expect(urls().sort()).toEqual(['/_next/static/a.js', '/api/places/a', '/page', '/photo'])
  for (const { answer } of begun) answer()
  await Promise.all([page, ...others])
})

test('a client that is still sending has no turn, and one that leaves gives it back', async () => {
  const { begun, come, urls, ask, port } = await site({ atOnce: 1, waiting: 5, patience: 60_000 })
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
  const { begun, come, urls, ask } = await site({ atOnce: 1, waiting: 10, patience: 60_000 })
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
