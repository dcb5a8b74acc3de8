'use client'

import { useSearchParams } from 'next/navigation'
import { useLocale } from 'next-intl'
import { Link, usePathname } from '@/i18n/navigation'
import { htmlLang } from '@/i18n/routing'

/**
 * Leads to the same page, with the same query, in the other language; the choice is remembered.
 * `text` is the other language's own name, `label` says it in this one.
 */
export function LanguageLink({ text, label }: { text: string; label: string }) {
  const other = useLocale() === 'zh' ? 'en' : 'zh'
  const path = usePathname()
  const query = useSearchParams().toString()
  return (
    <Link
      href={query ? `${path}?${query}` : path}
      locale={other}
      className="inline-flex min-h-11 items-center whitespace-nowrap rounded-soft px-1.5 text-small sm:px-3 text-soft hover:text-green"
    >
      <span lang={htmlLang[other]}>{text}</span>
      <span className="sr-only">{` · ${label}`}</span>
    </Link>
  )
}
