import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { type Asker, asker } from '@/lib/asker'
import type { RequestSource } from '@/lib/request-source'
import { sessionCookie } from '@/lib/session-cookie'
import { readSession, type SessionToken } from '@/lib/session-token'

/** Sessions whose seal was opened lately, so that a family's next request costs no opening. */
const mostKept = 10_000
/** No token of ours is as long as this. */
const longestToken = 1_000

/**
 * Tells who asks. A session counts only if its seal opens and is not too old; whether it was ended meanwhile the
 * database would say, which is not asked before there is a turn.
 */
export function askers(secret: string) {
  const opened = new LRUCache<string, SessionToken>({ max: mostKept })

  const sessionIn = (cookies: string, name: string): string | null => {
    const sealed = valueIn(cookies, name)
    if (!sealed || sealed.length > longestToken) return null
    const known = opened.get(sealed) ?? readSession(sealed, secret)
    if (!known || known.until < Date.now()) return null
    // Only what opens is kept: forged ones would push out the families'.
    opened.set(sealed, known)
    return known.sid
  }
  return ({ headers }: Pick<IncomingMessage, 'headers'>, source: RequestSource): Asker => {
    const name = sessionCookie(source.scheme === 'https')
    return asker(sessionIn(headers.cookie ?? '', name), source.address)
  }
}

function valueIn(cookies: string, name: string): string | null {
  const start = `${name}=`
  const found = cookies.split(';').find((one) => one.trimStart().startsWith(start))
  return found ? found.trimStart().slice(start.length).trimEnd() : null
}
