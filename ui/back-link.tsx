import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { BackIcon } from './icons'

/** One step up, named after the page it leads to. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-ml-1 inline-flex min-h-11 items-center gap-1 text-green underline-offset-4 hover:underline print:hidden"
    >
      <BackIcon className="size-5" />
      {children}
    </Link>
  )
}

/** The way from the front page to here, the page itself last and not a link. */
export function Breadcrumb({
  label,
  trail,
  here,
}: {
  label: string
  trail: readonly { href: string; text: string }[]
  here: string
}) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-small">
        {trail.map(({ href, text }) => (
          <li key={href} className="flex items-center gap-1">
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-green underline-offset-4 hover:underline"
            >
              {text}
            </Link>
            <BackIcon className="size-4 rotate-180 text-soft" />
          </li>
        ))}
        <li aria-current="page" className="text-soft">
          {here}
        </li>
      </ol>
    </nav>
  )
}
