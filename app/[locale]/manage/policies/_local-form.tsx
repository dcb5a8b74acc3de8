import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { getPathname } from '@/i18n/navigation'
import type { Locale } from '@/i18n/routing'

/** A form that asks another page of this site, in the language of this one. */
export function LocalForm({ path, children }: { path: string; children: ReactNode }) {
  const locale = useLocale() as Locale
  return (
    <form
      action={getPathname({ href: path, locale })}
      className="flex max-w-text flex-wrap items-end gap-3"
    >
      {children}
    </form>
  )
}
