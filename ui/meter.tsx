import type { ReactNode } from 'react'
import { classNames } from './class-names'

const fills = { green: 'fill-green', apricot: 'fill-apricot-ink', red: 'fill-red' }

/**
 * How much of a whole: a bar, always with its words. `text` is read and shown (“7 of 10 places
 * taken”). Values outside 0…max are drawn at the edge.
 */
export function Meter({
  label,
  text,
  value,
  max,
  tone = 'green',
}: {
  label: string
  text: string
  value: number
  max: number
  tone?: keyof typeof fills
}) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className="stack gap-1">
      <p className="flex flex-wrap justify-between gap-x-4 text-small">
        <span className="wrap-anywhere min-w-0 font-medium">{label}</span>
        <span className="tabular-nums">{text}</span>
      </p>
      <svg
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-2.5 w-full overflow-hidden rounded-full inset-ring inset-ring-edge"
      >
        <rect width="100" height="8" className="fill-sunk" />
        <rect width={part * 100} height="8" className={fills[tone]} />
      </svg>
    </div>
  )
}

/**
 * A small count drawn one by one: filled dots are there, rings are gone. Meant for 20 or fewer;
 * the words beside it say the same.
 */
export function CountDots({
  filled,
  total,
  children,
}: {
  filled: number
  total: number
  children: ReactNode
}) {
  const dots = Array.from({ length: total }, (_, index) => index)
  return (
    <div className="grid gap-2">
      <svg
        viewBox={`0 0 ${total * 16} 16`}
        aria-hidden="true"
        className="h-4 w-auto max-w-full justify-self-start"
      >
        {dots.map((dot) => (
          <circle
            key={dot}
            cx={dot * 16 + 8}
            cy="8"
            r="5.5"
            strokeWidth="1.75"
            className={classNames(
              dot < filled ? 'fill-green stroke-green' : 'fill-transparent stroke-edge',
            )}
          />
        ))}
      </svg>
      <div>{children}</div>
    </div>
  )
}
