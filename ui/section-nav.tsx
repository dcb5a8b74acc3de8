'use client'

import { useEffect, useRef } from 'react'
import { Link, usePathname } from '@/i18n/navigation'
import { classNames } from './class-names'

export type SectionLink = { href: string; text: string }

/**
 * The places inside one part of the site, in a line that scrolls on a narrow screen. The longest
 * address that begins the page's own is the current one.
 */
export function SectionNav({ label, links }: { label: string; links: readonly SectionLink[] }) {
  const path = usePathname()
  const here = links
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0]
  const line = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = line.current?.querySelector<HTMLElement>('[aria-current]')
    if (line.current && current) {
      const middle = current.offsetLeft - (line.current.clientWidth - current.offsetWidth) / 2
      line.current.scrollLeft = Math.max(0, middle)
    }
  }, [here])
  return (
    <nav
      ref={line}
      aria-label={label}
      className="relative -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0 print:hidden"
    >
      <ul className="flex w-max gap-1">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === here ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center whitespace-nowrap rounded-soft px-3 font-medium',
                href === here ? 'bg-sunk text-green' : 'text-soft hover:text-ink',
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
