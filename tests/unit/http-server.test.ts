import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { noteBusy } from '@/lib/busy-request'
import { closeServer, openServer, patientServer } from '@/server/http-server'
import { answering } from '@/server/next-workarounds/standing-answer'

const patience = { headers: 30_000, request: 60_000, grace: 2_000 }
const open: Server[] = []

async function serving(
  handle: RequestListener,
  most = patience,
): Promise<{ server: Server; port: number }> {
  const server = patientServer(most)
  open.push(server)
  await openServer(server, handle, { port: 0, host: '127.0.0.1' })
  return { server, port: (server.address() as AddressInfo).port }
}

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    if (server.listening) await closeServer(server, patience)
  }
})

/** Sends a text as a client would, and gives all that comes back until the connection ends. */
function sending(port: number, text: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1', () => socket.write(text))
  const answer = (async () => {
    let all = ''
    for await (const chunk of socket) all += chunk
    return all
  })()
  return { socket, answer }
}

const hello: RequestListener = (request, response) => {
  request.resume().once('end', () => response.end('hello'))
}

describe('clients that take for ever', () => {
  test.each([
    ['the headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['the form', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na=1'],
  ])('are dropped with %s unsent, and others are served', async (_, begun) => {
    const { port } = await serving(hello, { ...patience, headers: 150, request: 300 })
    const slow = sending(port, begun)
    let other = ''
    // On a machine that stalls for a moment even this one can be late.
    while (other !== 'hello') {
      other = await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())
    }
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 408 /)
  })
})

test('a client that leaves in the middle of its form or of its answer disturbs nobody', async () => {
  let left = 0
  const { port } = await serving((request, response) => {
    request.once('error', () => left++)
    response.once('close', () => response.writableEnded || left++)
    if (request.url === '/long') response.write('begun')
    else hello(request, response)
  })
  const form = sending(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\na=1')
  const long = sending(port, 'GET /long HTTP/1.1\r\nHost: a\r\n\r\n')
  await once(long.socket, 'data')
  for (const { socket } of [form, long]) socket.destroy()
  await Promise.allSettled([form.answer, long.answer])
  await expect.poll(() => left).toBeGreaterThanOrEqual(2)
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello')
})

describe('a server that stops', () => {
  test('answers in full what it accepted, and takes nothing new', async () => {
    let finish = () => {}
    const { server, port } = await serving((_, response) => {
      response.write('first half, ')
      finish = () => response.end('second half')
    })
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    // The connection is kept open for more: if the server waited for that, the test would run out of time.
    const closed = closeServer(server, { ...patience, grace: 3_600_000 })
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
    finish()
    expect(await answer.text()).toBe('first half, second half')
    await closed
  })

  test('ends after its grace, whatever is still under way', async () => {
    const { server, port } = await serving((_, response) => response.write('never ending'))
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    const text = answer.text().catch(() => 'cut off')
    await closeServer(server, { ...patience, grace: 50 })
    expect(await text).toBe('cut off')
  })
})

describe('a page that failed', () => {
  /** Fails as the framework does: the head flushed, then the document. */
  const failing = (busy: boolean): RequestListener => {
    return (request, response) =>
      answering(request, response, async () => {
        await Promise.resolve()
        if (busy) noteBusy()
        response.statusCode = 500
        response.setHeader('Content-Encoding', 'gzip')
        response.setHeader('Content-Security-Policy', "script-src 'nonce-x'")
        response.flushHeaders()
        response.write('half of ')
        response.end('a broken page')
      })
  }
  const page = { headers: { accept: 'text/html' } }

  test.each([
    ['/', '现在来的家庭很多，正在再试', 'zh-Hans'],
    ['/en/my', 'Many families at once, trying again', 'en'],
  ])('because the site is busy says so and asks again: %s', async (path, title, lang) => {
    const { port } = await serving(failing(true))
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, page)
    expect(answer.status).toBe(503)
    const seconds = Number(answer.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(4)
    expect(answer.headers.get('refresh')).toBe(String(seconds))
    expect(answer.headers.get('content-encoding')).toBeNull()
    const text = await answer.text()
    expect(text).toContain(`<title>${title}</title>`)
    expect(text).toContain(`<html lang="${lang}">`)
    expect(text).not.toContain('broken')
  })

  test('on the way from a form says to go back, and sends nothing again', async () => {
    const { port } = await serving(failing(true))
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      ...page,
      method: 'POST',
      body: 'a=1',
    })
    expect(answer.status).toBe(503)
    expect(answer.headers.get('refresh')).toBeNull()
    expect(await answer.text()).toContain('请返回上一页')
  })

  test('leaves the framework its own answers, with the right status', async () => {
    const { port } = await serving((request, response) =>
      answering(request, response, () => {
        noteBusy()
        response.writeHead(500, { 'content-type': 'text/x-component' }).end('flight')
      }),
    )
    const headers = { accept: 'text/html', rsc: '1' }
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers })
    expect([answer.status, await answer.text()]).toEqual([503, 'flight'])
  })

  test('for any other reason stays what it is, and so does a page that stands', async () => {
    const broken = await serving((request, response) =>
      answering(request, response, () => response.writeHead(500).end('broken')),
    )
    const answer = await fetch(`http://127.0.0.1:${broken.port}/`, page)
    expect([answer.status, await answer.text()]).toEqual([500, 'broken'])
    const standing = await serving((request, response) =>
      answering(request, response, () => {
        noteBusy()
        response.end('stands')
      }),
    )
    const stands = await fetch(`http://127.0.0.1:${standing.port}/`, page)
    expect([stands.status, await stands.text()]).toEqual([200, 'stands'])
  })

  test('is told apart from the requests beside it', async () => {
    const paths = ['/busy', '/', '/busy', '/']
    const waiting: (() => void)[] = []
    const together = () =>
      new Promise<void>((done) => {
        waiting.push(done)
        if (waiting.length === paths.length) for (const go of waiting.splice(0)) go()
      })
    const { port } = await serving((request, response) =>
      answering(request, response, async () => {
        await together()
        if (request.url === '/busy') noteBusy()
        await together()
        response.writeHead(500).end()
      }),
    )
    const answers = await Promise.all(
      paths.map((path) => fetch(`http://127.0.0.1:${port}${path}`, page)),
    )
    expect(answers.map(({ status }) => status)).toEqual([503, 500, 503, 500])
  })
})
