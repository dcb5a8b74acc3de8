import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { classNames } from './class-names'

const tones = {
  plain: 'bg-card shadow-lift',
  green: 'bg-green-wash',
  apricot: 'bg-apricot-wash',
  sunk: 'bg-sunk',
}

/**
 * A sheet of paper holding one thing. `as` names the element (an `li` in a list, an `article`);
 * with a `CardLink` inside, the whole sheet leads there.
 */
export function Card({
  as: Element = 'div',
  tone = 'plain',
  className,
  children,
}: {
  as?: 'div' | 'li' | 'article' | 'section'
  tone?: keyof typeof tones
  className?: string
  children: ReactNode
}) {
  return (
    <Element
      className={classNames(
        'relative min-w-0 break-inside-avoid rounded-soft p-4 sm:p-5 print:inset-ring print:inset-ring-line',
        tones[tone],
        className,
      )}
    >
      {children}
    </Element>
  )
}

/** The link that names a card; its target is the whole card. */
export function CardLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded-soft decoration-green decoration-2 underline-offset-4 outline-offset-4 after:absolute after:inset-0 after:rounded-soft hover:underline focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-focus focus-visible:after:outline-offset-2"
    >
      {children}
    </Link>
  )
}
