'use client'

import type { ReactNode } from 'react'
import { Link, usePathname } from '@/i18n/navigation'
import { classNames } from './class-names'

/** A main place in the header. It knows when it is the current one: on its page, or below it. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const here = href === path || (href !== '/' && path.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
      className={classNames(
        'inline-flex min-h-11 items-center whitespace-nowrap rounded-soft px-1.5 font-medium text-small sm:px-3 sm:text-body',
        here
          ? 'text-green underline decoration-2 decoration-apricot-ink underline-offset-8'
          : 'hover:text-green',
      )}
    >
      {children}
    </Link>
  )
}
