import { AsyncResource } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'

const pageBytes = 16 * 1024

/**
 * `most` bytes of a body are taken; beyond `small` ones a body that did not say its length goes on only if `mayGrow`
 * says so, which otherwise has refused it.
 */
type Bytes = { most: number; small?: number; mayGrow: () => boolean }

/**
 * Calls `handle` with a request whose body is at most so many bytes long and says how long it is. One that says
 * it is longer is refused without being kept. One sent in pieces, as some proxies do, does not say: it is
 * kept until it is whole, and refused as soon as it is too long.
 */
export function withinBound(
  request: IncomingMessage,
  response: ServerResponse,
  { most, small = most, mayGrow }: Bytes,
  handle: () => void,
): void {
  const tooLarge = () => atEnd(request, () => refuseTooLarge(response))
  if ('transfer-encoding' in request.headers)
    gather(request, { most, small, mayGrow }, handle, tooLarge)
  else if (Number(request.headers['content-length']) > most) tooLarge()
  else handle()
}

function refuseTooLarge(response: ServerResponse): void {
  const headers = { Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' }
  response.writeHead(413, headers).end(`${zh.tooLarge}\n${en.tooLarge}\n`)
}

/**
 * Calls `answer` when all of a request has come, which is thrown away as it comes: a client cut off while it
 * sends would not read the answer.
 */
export function atEnd(request: IncomingMessage, answer: () => void): void {
  if (request.readableEnded) answer()
  else request.resume().once('end', answer)
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
  { most, small, mayGrow }: Required<Bytes>,
  handle: () => void,
  tooLarge: () => void,
): void {
  const kept = new Kept()
  const { push } = request
  // The parser calls in no request's name, and what it calls notes things of this one.
  const whole = AsyncResource.bind(handle)
  const grows = AsyncResource.bind(mayGrow)
  const pass = (piece: Buffer | null): boolean => Reflect.apply(push, request, [piece])
  const throwAway = () => {
    kept.pages.length = 0
    request.push = (late) => (late === null ? pass(null) : true)
  }
  request.push = (piece: Buffer | null): boolean => {
    if (piece === null) {
      request.push = push
      request.headers['content-length'] = String(kept.bytes)
      delete request.headers['transfer-encoding']
      for (const part of kept.parts()) pass(part)
      pass(null)
      whole()
      return true
    }
    const [before, after] = [kept.bytes, kept.bytes + piece.length]
    if (after > most) {
      throwAway()
      tooLarge()
    } else if (before <= small && after > small && !grows()) throwAway()
    else kept.add(piece)
    return true
  }
}
