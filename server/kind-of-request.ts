import type { IncomingMessage } from 'node:http'

/** What a request costs: a page and all that is made for it, a file that lies there, or a form with a file. */
export type Kind = 'page' | 'file' | 'largeForm'

/** What a form holds without a photograph; the server keeps this much of a request before it is read. */
export const smallBytes = 12 * 1024

/** Addresses with no way up to others, at which nothing is made. */
const file =
  /^\/(?:_next\/static|icons|api\/pictures)\/[\w@~-][\w.@~-]*(?:\/[\w@~-][\w.@~-]*)*(?:\?|$)/
const others = ['/favicon.ico', '/api/health']

/**
 * By its address and its length, never by what it says that it accepts: that would be a way past the line. A body
 * in pieces does not say its length, see `withinBound`.
 */
export function kindOf({ method, url = '/', headers }: IncomingMessage): Kind {
  if (Number(headers['content-length'] ?? 0) > smallBytes) return 'largeForm'
  const reads = method === 'GET' || method === 'HEAD'
  const isFile = file.test(url) || others.includes(url)
  return reads && isFile && !('transfer-encoding' in headers) ? 'file' : 'page'
}
