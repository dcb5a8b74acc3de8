import { locales } from '@/i18n/routing'

const base = 'http://local.invalid'

/**
 * A path of this site without its language, as `Link` and `redirect` want it; null for anything
 * that would lead elsewhere: another host, `//host`, a backslash, a scheme.
 */
export function ownPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 500) return null
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return null
  const url = new URL(text, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return null
  const [, first = '', ...rest] = url.pathname.split('/')
  const prefixed = locales.some((locale) => locale === first)
  const path = prefixed ? `/${rest.join('/')}` : url.pathname
  if (path.startsWith('//') || path.startsWith('/api/')) return null
  return `${path}${url.search}`
}

/** The same for where to go after signing in, which is never the sign-in itself. */
export function localPath(text: unknown): string | null {
  const path = ownPath(text)
  return path === null || /^\/sign-in([/?]|$)/.test(path) ? null : path
}

/** A path with where to go afterwards in its query, if that is a local path. */
export function withNext(path: string, next: string | null): string {
  if (!next) return path
  return `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}`
}
