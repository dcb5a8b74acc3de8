import type { ReactNode } from 'react'

/** More, for those who ask: opens without JavaScript, and is open on paper where the browser can. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-soft font-medium text-green">
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="size-5 shrink-0 fill-none stroke-2 stroke-current transition-transform group-open:rotate-90"
        >
          <path d="m7.5 5 5 5-5 5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {summary}
      </summary>
      <div className="grid gap-2 pt-1 pb-3 pl-7">{children}</div>
    </details>
  )
}
