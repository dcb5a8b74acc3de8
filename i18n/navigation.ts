import { redirect as go } from 'next/navigation'
import { inLanguage } from './language-path'
import type { Locale } from './routing'

/**
 * Next.js navigation that knows the language: paths are written without a prefix
 * (`/rooms/abc`) and get `/en` if the page is English. Not next-intl's, which brings its whole
 * client to every page with a link.
 */
export { Link, usePathname } from './client-navigation'

/** The address of a path in a language, for what is not a `Link`: forms, files. */
export function getPathname({ href, locale }: { href: string; locale: Locale }): string {
  return inLanguage(href, locale)
}

/** Ends the work and goes to a path in a language. */
export function redirect({ href, locale }: { href: string; locale: Locale }): never {
  return go(inLanguage(href, locale))
}
