import { hkdfSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * The framework copies what a request carries onto what it asks of this site itself before it answers, such as
 * the page an action leads to, or an action that another page holds.
 */
const markHeader = 'x-baobaowu-turn'

/** Recognises the site's own requests by a mark known to all its processes and to nobody else. */
export function ownRequests(secret: string) {
  const mark = Buffer.from(hkdfSync('sha256', secret, '', 'baobaowu turn', 32)).toString(
    'base64url',
  )
  return {
    /** Whether the site asks itself; and marks the request, so that what is asked within it is known. */
    isOwn(request: IncomingMessage): boolean {
      const own = request.headers[markHeader] === mark
      request.headers[markHeader] = mark
      return own
    },
  }
}
