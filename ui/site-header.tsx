import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { Logo } from './logo'

/** The wordmark: logo, name, and the name in Latin letters. */
export function Wordmark({ name, latin }: { name: string; latin: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Logo className="size-9 shrink-0" />
      <span className="grid leading-none">
        <span lang="zh-Hans" className="font-bold text-lead leading-tight tracking-wide">
          {name}
        </span>
        <span lang="en" className="text-small text-soft leading-tight">
          {latin}
        </span>
      </span>
    </span>
  )
}

/**
 * The head of every page: home, the few main places (`nav`), and what changes how all of them are
 * shown (`tools`: type size, language). On a narrow screen what does not fit stands in a line below.
 */
export function SiteHeader({
  brand,
  homeLabel,
  navLabel,
  nav,
  tools,
}: {
  brand: { name: string; latin: string }
  homeLabel: string
  navLabel: string
  nav: ReactNode
  tools: ReactNode
}) {
  return (
    <header className="page-width flex w-full flex-wrap items-center justify-end gap-x-1 py-2 sm:gap-x-2 sm:py-3">
      <Link
        href="/"
        prefetch={false}
        aria-label={homeLabel}
        className="mr-auto rounded-soft py-1 pr-1"
      >
        <Wordmark {...brand} />
      </Link>
      <nav aria-label={navLabel} className="print:hidden">
        <ul className="flex flex-wrap items-center gap-x-1">{nav}</ul>
      </nav>
      <div className="flex flex-wrap items-center justify-end gap-x-1 print:hidden">{tools}</div>
    </header>
  )
}
