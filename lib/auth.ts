import { cookies } from 'next/headers'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { env } from './env'
import { sealing } from './sealing'
import { cookieName, sessionCookie } from './session-cookie'
import { openSession, sealSession, sessionSeconds } from './session-token'
import { isSecure } from './site-address'

/** Seconds in which a ticket must be used; it is used in the same request. */
const ticketSeconds = 30
const ticketSchema = z.object({ sessionId: z.uuid(), until: z.number() })

/**
 * The only file that knows next-auth. The cookie holds nothing but the number of a session,
 * sealed; whether that session still counts, and for whom, is asked of the database at
 * every request (`pageContext`). A session is begun by a use case; the provider only turns its
 * sealed ticket, which nobody else can make, into the cookie.
 */
function settings(): NextAuthConfig {
  const secure = env().address?.startsWith('https:') ?? false
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return {
    secret: env().authSecret,
    cookies: {
      sessionToken: { name: sessionCookie(secure), options },
      callbackUrl: { name: cookieName('authjs.callback-url', secure), options },
      csrfToken: { name: cookieName('authjs.csrf-token', secure), options },
    },
    // The site's server has decided which host this is.
    trustHost: true,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: {
      encode: ({ token }) => sealSession(String(token?.sid ?? '')),
      decode: ({ token }) => {
        const sid = token ? openSession(token) : null
        return sid ? { sid } : null
      },
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { ticket: {} },
        authorize: ({ ticket }) => {
          const sessionId = openTicket(ticket)
          return sessionId ? { id: sessionId } : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      // The server reads the cookie itself.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      // A cookie from another secret, or a forged ticket, is a visitor's and not our fault.
      error: (error) => {
        if (!['JWTSessionError', 'CredentialsSignin'].includes(error.name)) console.error(error)
      },
      warn: () => undefined,
    },
  }
}

/** Its own addresses under `/api/auth` are not served: only the site's actions begin and end sessions. */
const { signIn, signOut } = NextAuth(() => settings())

/** The number of the session in the request's cookie; null without one. Whether it counts is not said. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const [secure, kept] = await Promise.all([isSecure(), cookies()])
  const sealed = kept.get(sessionCookie(secure))
  return sealed ? openSession(sealed.value) : null
}

/** Gives the browser the cookie of a session that a use case has begun. Only in a server action. */
export async function keepSession(sessionId: string): Promise<void> {
  const until = Date.now() + ticketSeconds * 1000
  const ticket = sealing('sign_in').seal(JSON.stringify({ sessionId, until }))
  await signIn('credentials', { ticket, redirect: false, redirectTo: '/' })
}

/** Takes the session's cookie from the browser; the session itself is ended by its use case. */
export async function dropSession(): Promise<void> {
  await signOut({ redirect: false })
}

function openTicket(ticket: unknown): string | null {
  try {
    const opened = ticketSchema.parse(JSON.parse(sealing('sign_in').open(String(ticket))))
    return opened.until >= Date.now() ? opened.sessionId : null
  } catch {
    return null
  }
}
