import { NextRequest, NextResponse } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from '@/i18n/routing'
import { sourceIn } from '@/lib/request-source'

const chooseLanguage = createMiddleware(routing)

/** Files of `public/`; they keep their address in every language, unlike calendar files. */
const file = /\.(?:ico|png|jpe?g|webp|svg|txt|xml|webmanifest|woff2)$/

/**
 * Runs before each page: picks the language (the only redirect here) and keeps foreign code out. Pages get a
 * content security policy with a nonce of their own, which Next.js reads from the request and puts on its
 * scripts; that is why pages are never static. `/api` and files pass untouched. All other headers are
 * set by the site's server, on every answer (`server/answer-headers.ts`).
 */
export function proxy(request: NextRequest): NextResponse {
  if (file.test(request.nextUrl.pathname)) return NextResponse.next()

  const { scheme } = sourceIn(request.headers)
  const policy = contentSecurityPolicy(newNonce(), scheme === 'https')
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const answer = chooseLanguage(new NextRequest(request.url, { headers, method: request.method }))
  answer.headers.set('Content-Security-Policy', policy)
  return answer
}

/**
 * The policy of one answer. Scripts run only with this nonce; styles come from our own files, and
 * no element carries inline style. Development adds what its tools need.
 */
function contentSecurityPolicy(nonce: string, secure: boolean): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
}

export const config = { matcher: ['/((?!api(?:/|$)|_next/).*)'] }
