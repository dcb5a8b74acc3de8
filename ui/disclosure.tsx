import type { ReactNode } from 'react'
import { classNames } from './class-names'

const sizes = {
  line: { summary: 'rounded-soft', inside: 'pl-7' },
  part: {
    summary: 'rounded-soft bg-card px-4 py-2.5 text-lead shadow-lift',
    inside: 'pt-4',
  },
}

/**
 * More, for people who ask: opens without JavaScript, and is open on paper if the browser can do that. A
 * `line` among others, or a whole `part` of a page.
 */
export function Disclosure({
  summary,
  open,
  size = 'line',
  children,
}: {
  summary: ReactNode
  open?: boolean
  size?: keyof typeof sizes
  children: ReactNode
}) {
  return (
    <details open={open} className="group/fold">
      <summary
        className={classNames(
          'flex min-h-11 cursor-pointer list-none items-center gap-2 font-medium text-green',
          sizes[size].summary,
        )}
      >
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="size-5 shrink-0 fill-none stroke-2 stroke-current transition-transform group-open/fold:rotate-90"
        >
          <path d="m7.5 5 5 5-5 5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {summary}
      </summary>
      <div className={classNames('grid gap-2 pt-1 pb-3', sizes[size].inside)}>{children}</div>
    </details>
  )
}
