import { setMaxIdleHTTPParsers } from 'node:http'

/**
 * Makes a process forget its requests once they are answered. The framework ends each with an abort, whose
 * error keeps what was called when it was made until somebody reads its stack, and through it the request
 * and, through the engine's lists, the next one: a chain of all. The reason of an abort is its
 * message alone here. And a parser that waits to be used again keeps its last connection, with its
 * request: there are a thousand of them, and a few will do.
 *
 * Seen in next 16.4.6: https://github.com/vercel/next.js/issues/84648
 * Seen in react 19.3.1: https://github.com/react/react/issues/37288
 */
export function forgetRequests(): void {
  setMaxIdleHTTPParsers(32)
  const { abort } = AbortController.prototype
  AbortController.prototype.abort = function abortShortly(reason = aborted()) {
    if (reason instanceof Error) Reflect.set(reason, 'stack', String(reason))
    abort.call(this, reason)
  }
}

/** What the engine gives if no reason is given. */
function aborted(): DOMException {
  return new DOMException('This operation was aborted', 'AbortError')
}
