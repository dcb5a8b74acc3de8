import { once } from 'node:events'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeServer, openServer, patientServer } from '@/server/http-server'
import { mostBytes } from '@/server/most-bytes'
import { withinBound } from '@/server/request-body'

const patience = { headers: 30_000, request: 60_000, grace: 2_000 }
const open: Server[] = []
afterAll(async () => {
  for (const server of open) {
    server.closeAllConnections()
    await closeServer(server, patience)
  }
})

/** Answers each body with its length, as it was said and as it came, and its text. */
async function serving(
  most = 24 * 2 ** 20,
  mayGrow: (response: ServerResponse) => boolean = () => true,
): Promise<number> {
  const handle: RequestListener = (request, response) => {
    const bytes = { most, small: 1_000, mayGrow: () => mayGrow(response) }
    withinBound(request, response, bytes, async () => {
      const body = await text(request)
      const { 'transfer-encoding': pieces = 'whole', 'content-length': said } = request.headers
      response.end(`${request.url} ${pieces} ${said} ${body.length} ${body.slice(0, 40)}`)
    })
  }
  const server = patientServer(patience)
  open.push(server)
  await openServer(server, handle, { port: 0, host: '127.0.0.1' })
  return (server.address() as AddressInfo).port
}

/** A request in pieces as it goes over the line. */
function inPieces(path: string, pieces: string[]): string {
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`
  const sent = pieces.filter((piece) => piece !== '')
  return `${head}${sent.map((one) => `${one.length.toString(16)}\r\n${one}\r\n`).join('')}0\r\n\r\n`
}

/** Sends texts one after the other over one connection; what has come back when `until` of it is there. */
async function over(port: number, texts: string[], until: RegExp): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let all = ''
  socket.on('data', (part) => {
    all += part
  })
  for (const one of texts) if (!socket.write(one)) await once(socket, 'drain')
  await expect.poll(() => all).toMatch(until)
  socket.destroy()
  return all
}

test('a body in pieces is whole and has its length, and the connection goes on', async () => {
  const port = await serving()
  const all = await over(
    port,
    [inPieces('/first', ['a=1', '&b=2']), inPieces('/none', []), inPieces('/last', ['c=3'])],
    /\/last/,
  )
  expect(all).toContain('/first whole 7 7 a=1&b=2')
  expect(all).toContain('/none whole 0 0 ')
  expect(all).toContain('/last whole 3 3 c=3')
  expect(all.match(/HTTP\/1\.1 200/g)).toHaveLength(3)
})

test('however it is cut and sent, it is the same', async () => {
  const port = await serving()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), { maxLength: 20 }),
      fc.nat(),
      async (pieces, cut) => {
        const sent = inPieces('/', pieces)
        const at = cut % sent.length
        const said = pieces.join('')
        const all = await over(port, [sent.slice(0, at), sent.slice(at)], /\/ whole/)
        expect(all).toContain(`/ whole ${said.length} ${said.length} ${said.slice(0, 40)}`)
      },
    ),
    { numRuns: 40 },
  )
})

test('a body of more than 24 MB is refused in words, said or not; one of exactly so many is not', async () => {
  const port = await serving()
  const most = 24 * 2 ** 20
  const send = (bytes: number, pieces: boolean) => {
    const body = new Uint8Array(bytes)
    return fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      ...(pieces ? { body: new Blob([body]).stream(), duplex: 'half' } : { body }),
    } as RequestInit)
  }
  for (const pieces of [false, true]) {
    const refused = await send(most + 1, pieces)
    expect(refused.status).toBe(413)
    expect(await refused.text()).toMatch(/太大[\s\S]*too large/)
    const taken = await send(most, pieces)
    expect(await taken.text()).toContain(` whole ${most} ${most} `)
  }
})

test('a million small pieces are taken, and refused from the first byte beyond the bound on', async () => {
  const port = await serving(2 ** 20)
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
  const pieces = Array.from({ length: 16 }, () => '1\r\nx\r\n'.repeat(2 ** 16))
  const end = '0\r\n\r\n'
  expect(await over(port, [head, ...pieces, end], /whole/)).toContain(` whole ${2 ** 20} `)
  const one = '1\r\nx\r\n'
  expect(await over(port, [head, ...pieces, one, end], /413/)).toMatch(/too large/)
})

test('a body in pieces that grows beyond a small one asks once, and is thrown away if it may not', async () => {
  let asked = 0
  const port = await serving(undefined, (response) => {
    asked += 1
    response.writeHead(429).end('refused')
    return false
  })
  const small = inPieces('/small', ['x'.repeat(500), 'x'.repeat(500)])
  const large = inPieces('/large', ['x'.repeat(1_000), 'y', 'x'.repeat(1_000)])
  const all = await over(port, [small, large, inPieces('/after', ['a'])], /\/after/)
  expect(asked).toBe(1)
  expect(all).toContain('/small whole 1000 1000 ')
  expect(all).toContain('HTTP/1.1 429')
  expect(all).not.toContain('/large')
})

test('a client that leaves in the middle is forgotten, and others are served', async () => {
  const port = await serving()
  const gone = connect(port, '127.0.0.1')
  gone.write(inPieces('/gone', ['half']).slice(0, -6))
  await once(gone, 'connect')
  gone.destroy()
  expect(await over(port, [inPieces('/', ['a'])], /whole/)).toContain('/ whole 1 1 a')
})

describe('the largest body taken', () => {
  const most = (url: string, signedIn: boolean, type = 'multipart/form-data; boundary=x') =>
    mostBytes({ url, headers: { 'content-type': type } } as IncomingMessage, signedIn)

  test.each(['/manage/rooms/a/facts', '/en/manage/rooms/import?x=1', '/manage'])(
    'is a file for who is signed in at %s',
    (url) => {
      expect(most(url, true)).toBe(24 * 2 ** 20)
    },
  )

  test.each([
    ['for a visitor', '/manage/rooms/a/facts', false],
    ['where no form takes a file', '/my/children', true],
    ['by a look-alike of the path', '/managed', true],
  ] as const)('is a form without a file %s', (_, url, signedIn) => {
    expect(most(url, signedIn)).toBe(256 * 1024)
  })

  test('is a form without a file by any other type', () => {
    expect(most('/manage', true, 'text/plain')).toBe(256 * 1024)
  })
})
