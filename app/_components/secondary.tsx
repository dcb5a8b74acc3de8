import type { ReactNode } from 'react'
import { displayOf } from '@/lib/display'
import { Disclosure } from '@/ui/disclosure'

/**
 * What a page can do without at first sight: as it is in the usual type, folded under `summary` in
 * large type, where a page shows little at a time. Never what decides whether one can book. The
 * heading of a part inside gives way to the summary, which says the same.
 */
export async function Secondary({
  summary,
  children,
}: {
  summary: ReactNode
  children: ReactNode
}) {
  const { type } = await displayOf()
  if (type === 'normal') return children
  return (
    <Disclosure summary={summary} size="part">
      <div className="stack gap-4 [&_h2]:sr-only">{children}</div>
    </Disclosure>
  )
}
