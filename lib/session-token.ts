import { z } from 'zod'
import { sessionDays } from '@/domain/accounts/rules'
import { sealing } from './sealing'

/** How long a token counts at most (seconds); whether its session still does, the database says. */
export const sessionSeconds = sessionDays * 24 * 60 * 60

const token = z.object({ sid: z.string(), until: z.number() })

/**
 * The number of a session as its cookie keeps it. Sealed rather than encrypted by Auth.js: that takes
 * half a millisecond of the processor at each request, a tenth of what a press costs.
 */
export function sealSession(sid: string, secret?: string): string {
  const until = Date.now() + sessionSeconds * 1000
  return sealing('session', secret).seal(JSON.stringify({ sid, until }))
}

/** What a token says: the number of its session, and until when it counts (milliseconds since 1970). */
export type SessionToken = z.infer<typeof token>

/** What a token says that counts; null for one that is too old, changed, or of another secret. */
export function readSession(sealed: string, secret?: string): SessionToken | null {
  try {
    const read = token.parse(JSON.parse(sealing('session', secret).open(sealed)))
    return read.until >= Date.now() ? read : null
  } catch {
    return null
  }
}

/** The number of its session alone. */
export function openSession(sealed: string, secret?: string): string | null {
  return readSession(sealed, secret)?.sid ?? null
}
