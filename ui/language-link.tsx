'use client'

import { useSearchParams } from 'next/navigation'
import type { Locale } from 'next-intl'
import { usePathname } from '@/i18n/navigation'

/**
 * Leads to the same page, with the same query, in the other language. An ordinary link, since the
 * whole document changes its language; its prefix, also for Chinese, makes the server remember the
 * choice. `text` is the other language's own name, `label` says it in this one.
 */
export function LanguageLink({
  to,
  lang,
  text,
  label,
}: {
  to: Locale
  /** The other language as `<html lang>` would say it. */
  lang: string
  text: string
  label: string
}) {
  const path = usePathname()
  const query = useSearchParams().toString()
  return (
    <a
      href={`/${to}${path === '/' ? '' : path}${query ? `?${query}` : ''}`}
      hrefLang={lang}
      className="inline-flex min-h-11 items-center whitespace-nowrap rounded-soft px-1.5 text-small sm:px-3 text-soft hover:text-green"
    >
      <span lang={lang}>{text}</span>
      <span className="sr-only">{` · ${label}`}</span>
    </a>
  )
}
