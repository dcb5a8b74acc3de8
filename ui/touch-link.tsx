import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'

/** A line of a list that leads somewhere as a whole. */
export function TouchLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-mx-2 flex min-h-14 items-center justify-between gap-3 rounded-soft px-2 py-2 text-ink no-underline hover:bg-green-wash"
    >
      {children}
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        className="size-5 shrink-0 fill-none stroke-2 stroke-green"
      >
        <path d="m7.5 5 5 5-5 5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </Link>
  )
}
