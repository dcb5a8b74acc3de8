import { z } from 'zod'
import { sessionDays } from '@/domain/accounts/rules'
import { sealing } from './sealing'

/** How long a token counts at most (seconds); whether its session still does, the database says. */
export const sessionSeconds = sessionDays * 24 * 60 * 60

/** The cookie of a session; Auth.js writes it with a prefix on https. */
export const sessionCookie = 'authjs.session-token'

const token = z.object({ sid: z.string(), until: z.number() })

/**
 * The number of a session as its cookie keeps it. Sealed rather than encrypted by Auth.js: that takes
 * half a millisecond of the processor at each request, a tenth of what a press costs.
 */
export function sealSession(sid: string, secret?: string): string {
  const until = Date.now() + sessionSeconds * 1000
  return sealing('session', secret).seal(JSON.stringify({ sid, until }))
}

/** The number in a token that counts; null for one that is too old, changed, or of another secret. */
export function openSession(sealed: string, secret?: string): string | null {
  try {
    const { sid, until } = token.parse(JSON.parse(sealing('session', secret).open(sealed)))
    return until >= Date.now() ? sid : null
  } catch {
    return null
  }
}

/**
 * The number of a session in the cookies of a request that has not reached the framework; null if there is
 * none whose seal opens. It may have ended: only the database says whether it counts.
 */
export function sessionIn(cookies = '', secret?: string): string | null {
  const named = cookies.split(/; */).flatMap((one) => {
    const [name = '', value = ''] = one.split('=', 2)
    return name.replace(/^__(?:Secure|Host)-/, '') === sessionCookie ? [value] : []
  })
  // Somebody may have put one of another secret beside it.
  for (const sealed of named.slice(0, 4)) {
    const sid = openSession(decoded(sealed), secret)
    if (sid) return sid
  }
  return null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
