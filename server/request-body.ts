import type { IncomingMessage, ServerResponse } from 'node:http'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'

const pageBytes = 16 * 1024

/**
 * Calls `handle` with a request whose body is at most so many bytes long and says how long it is. One that says
 * it is longer is refused without being kept. One sent in pieces, as some proxies do, does not say: it is
 * kept until it is whole, and refused as soon as it is too long.
 */
export function withinBound(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => void,
  most: number,
): void {
  if ('transfer-encoding' in request.headers) gather(request, response, handle, most)
  else if (Number(request.headers['content-length']) > most) refuseAtEnd(request, response)
  else handle()
}

/** Thrown away as it comes: a client cut off while it sends would not read the answer. */
function refuseAtEnd(request: IncomingMessage, response: ServerResponse): void {
  const headers = { Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' }
  request.resume().once('end', () => {
    response.writeHead(413, headers).end(`${zh.tooLarge}\n${en.tooLarge}\n`)
  })
}

/** What has come of a body, however small its pieces, in pages of one size; `bytes` of it. */
class Kept {
  bytes = 0
  readonly pages: Buffer[] = []

  add(piece: Buffer): void {
    for (let rest = piece; rest.length > 0; ) {
      const from = this.bytes % pageBytes
      if (from === 0) this.pages.push(Buffer.allocUnsafe(pageBytes))
      const copied = rest.copy(this.pages.at(-1) ?? rest, from)
      this.bytes += copied
      rest = rest.subarray(copied)
    }
  }

  /** Its pages, the last one no longer than what is in it. */
  *parts(): Iterable<Buffer> {
    for (const [n, page] of this.pages.entries()) yield page.subarray(0, this.bytes - n * pageBytes)
  }
}

/**
 * The parser pushes each piece into the request, and null at the end. Until that has come they are kept here
 * instead, so that whoever reads the request finds it whole and with its length, as if it had been said.
 */
function gather(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => void,
  most: number,
): void {
  const kept = new Kept()
  const { push } = request
  const pass = (piece: Buffer | null): boolean => Reflect.apply(push, request, [piece])
  request.push = (piece: Buffer | null): boolean => {
    if (piece === null) {
      request.push = push
      request.headers['content-length'] = String(kept.bytes)
      delete request.headers['transfer-encoding']
      for (const part of kept.parts()) pass(part)
      pass(null)
      handle()
    } else if (kept.bytes + piece.length <= most) {
      kept.add(piece)
    } else {
      request.push = (late) => (late === null ? pass(null) : true)
      kept.pages.length = 0
      refuseAtEnd(request, response)
    }
    return true
  }
}
