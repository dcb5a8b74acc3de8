import type { ReactNode } from 'react'

/**
 * The paper a drawing is made on. Every drawing is done in two passes, like a woodblock print whose
 * colours sit a little beside the lines: first flat colours, then ink lines. Drawings only decorate,
 * so screen readers skip them.
 */
export function Sheet({
  viewBox = '0 0 200 160',
  className = 'h-auto w-full',
  colours,
  children,
}: {
  viewBox?: string
  className?: string
  /** The flat colours, printed first and moved aside. */
  colours: ReactNode
  /** The ink lines. */
  children: ReactNode
}) {
  return (
    <svg viewBox={viewBox} aria-hidden="true" className={className} fill="none">
      <g transform="translate(5 4)">{colours}</g>
      <g className="stroke-ink" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  )
}
