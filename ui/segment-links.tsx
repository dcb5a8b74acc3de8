import { Link } from '@/i18n/navigation'
import { classNames } from './class-names'

/**
 * Tabs that are links: views of the same thing (today, week), each with its own address. `label`
 * names the group for screen readers.
 */
export function SegmentLinks({
  label,
  links,
}: {
  label: string
  links: readonly { href: string; text: string; current?: boolean; count?: number }[]
}) {
  return (
    <nav aria-label={label} className="relative overflow-x-auto print:hidden">
      <ul className="flex w-max min-w-full gap-1 rounded-soft bg-sunk p-1 sm:min-w-0">
        {links.map(({ href, text, current, count }) => (
          <li key={href} className="flex-1">
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center justify-center gap-2 whitespace-nowrap rounded-[0.625rem] px-4 font-medium outline-offset-0',
                current ? 'bg-card text-green shadow-lift' : 'text-soft hover:text-ink',
              )}
            >
              {text}
              {count === undefined ? null : (
                <span className="text-small tabular-nums">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
