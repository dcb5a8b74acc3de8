import type { LedgerQuarter } from '@/domain/capacity/load-queries'
import { headsLimit } from '@/domain/capacity/load-rules'
import { timeOf } from '@/domain/shared/time'

/** The hours all days of the week are drawn over, as minutes of the day. */
export type Hours = { from: number; to: number }

const width = 320
const left = 24
const strip = 56
const gap = 14
const height = strip * 2 + gap + 18

/** From the first to the last quarter hour of the week that a slot covers, in whole hours. */
export function hoursOf(quarters: LedgerQuarter[]): Hours {
  const starts = quarters.map(({ at }) => minutesOf(at))
  const from = Math.floor(Math.min(...starts) / 60) * 60
  return { from, to: Math.max(from + 60, Math.ceil((Math.max(...starts) + 15) / 60) * 60) }
}

function minutesOf(at: Date): number {
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * A day in two rows: children booked against what the room can hold, and caregivers needed against
 * those on duty, a bar for each quarter hour. What falls short has another colour and a triangle.
 */
export function LoadDrawing({
  quarters,
  hours,
  label,
  rows,
}: {
  quarters: LedgerQuarter[]
  hours: Hours
  label: string
  /** What each row is called. */
  rows: { children: string; staff: string }
}) {
  const step = (width - left) / ((hours.to - hours.from) / 15)
  const x = (at: Date) => left + ((minutesOf(at) - hours.from) / 15) * step
  const heads = quarters.map((quarter) => ({
    x: x(quarter.at),
    value: quarter.heads,
    limit: headsLimit(quarter),
    short: quarter.broken.some((term) => term !== 'ratio' && term !== 'min_caregivers'),
  }))
  const staff = quarters.map((quarter) => ({
    x: x(quarter.at),
    value: quarter.needed,
    limit: quarter.limits.caregivers,
    short: quarter.broken.some((term) => term === 'ratio' || term === 'min_caregivers'),
  }))
  const marks = Array.from({ length: (hours.to - hours.from) / 60 + 1 }, (_, n) => n)
  const every = marks.length > 8 ? 2 : 1
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="w-full">
      <Strip top={0} step={step} bars={heads} name={rows.children} />
      <Strip top={strip + gap} step={step} bars={staff} name={rows.staff} />
      {marks.map((n) => (
        <text
          key={n}
          x={left + n * 4 * step}
          y={height - 3}
          textAnchor={n === marks.length - 1 ? 'end' : 'middle'}
          className="fill-soft text-[11px] tabular-nums"
        >
          {n % every === 0 ? hours.from / 60 + n : ''}
        </text>
      ))}
    </svg>
  )
}

type Bar = { x: number; value: number; limit: number; short: boolean }

function Strip({
  top,
  step,
  bars,
  name,
}: {
  top: number
  step: number
  bars: Bar[]
  name: string
}) {
  const most = Math.max(1, ...bars.flatMap(({ value, limit }) => [value, Math.min(limit, 60)]))
  const y = (value: number) => top + strip - (Math.min(value, most) / most) * (strip - 14)
  return (
    <g>
      <text x={width} y={top + 8} textAnchor="end" className="fill-soft text-[11px]">
        {name}
      </text>
      <text x={left - 5} y={y(most) + 4} textAnchor="end" className="fill-soft text-[11px]">
        {most}
      </text>
      <text x={left - 5} y={top + strip} textAnchor="end" className="fill-soft text-[11px]">
        0
      </text>
      <path d={`M${left} ${top + strip}H${width}`} className="stroke-line" />
      {bars.map(({ x, value, short }) =>
        value > 0 ? (
          <rect
            key={x}
            x={x + 0.5}
            y={y(value)}
            width={Math.max(1, step - 1)}
            height={top + strip - y(value)}
            className={short ? 'fill-apricot-ink' : 'fill-green'}
          />
        ) : null,
      )}
      <path
        d={bars.map(({ x, limit }) => `M${x} ${y(limit)}h${step}`).join('')}
        className="fill-none stroke-2 stroke-ink"
      />
      {bars.map(({ x, value, short }, n) =>
        short && !bars[n - 1]?.short ? (
          <path
            key={x}
            d={`M${x} ${Math.max(top + 9, y(value) - 1)}l4 -8 4 8z`}
            className="fill-apricot-ink"
          />
        ) : null,
      )}
    </g>
  )
}
