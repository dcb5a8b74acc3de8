import type { ServerResponse } from 'node:http'

/** A client that reads an answer slowly holds back the others for at most this time (milliseconds), */
const longestTurn = 10_000
/** and for this long once it leaves unread what was sent. */
const longestUnread = 1_000

/**
 * Resolves when an answer has been made, its client has left or keeps others waiting; of an event stream, when it
 * has begun. To be called before the answer is begun.
 */
export function untilAnswered(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, longestTurn)
    let unread: NodeJS.Timeout | undefined
    const over = () => {
      clearTimeout(late)
      clearTimeout(unread)
      done()
    }
    const { write } = response
    const writing = (...chunk: unknown[]): boolean => {
      const goesOn = Reflect.apply(write, response, chunk)
      if (isStream(response)) over()
      else if (!goesOn) unread ??= setTimeout(over, longestUnread)
      return goesOn
    }
    Object.assign(response, { write: writing })
    response.on('drain', () => {
      clearTimeout(unread)
      unread = undefined
    })
    response.once('prefinish', over)
    response.once('close', over)
  })
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream')
}
