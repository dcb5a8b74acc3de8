import { Link } from '@/i18n/navigation'
import { classNames } from './class-names'
import { type FreePlacesLevel, FreePlacesShape, freePlacesColour } from './free-places'

export type StripDay = {
  /** `YYYY-MM-DD` */
  date: string
  href: string
  /** 周三, Wed; or 今天, Today */
  weekday: string
  /** 11月26日 → 26, or whatever is short enough to stand large */
  day: string
  /** Small, above the number where the month begins: 12月, Dec */
  month?: string
  /** The whole sentence for screen readers: “Wednesday 26 November, 4 places left”. */
  label: string
  level?: FreePlacesLevel
  selected?: boolean
}

/** A row of days to choose from; it scrolls sideways on a phone. Every day is a link. */
export function DayStrip({ label, days }: { label: string; days: readonly StripDay[] }) {
  return (
    <nav
      aria-label={label}
      className="relative -mx-4 overflow-x-auto px-4 py-1 sm:mx-0 sm:px-1 print:hidden"
    >
      <ul className="flex w-max gap-1.5">
        {days.map((day) => (
          <li key={day.date} className="scroll-mx-4">
            <Link
              href={day.href}
              prefetch={false}
              aria-label={day.label}
              aria-current={day.selected ? 'date' : undefined}
              className={classNames(
                'grid min-h-20 min-w-13 justify-items-center gap-0.5 rounded-soft px-1.5 py-2 leading-tight',
                day.selected
                  ? 'bg-green text-on-green'
                  : 'bg-card shadow-lift hover:inset-ring-2 hover:inset-ring-green',
                day.level === 'closed' && !day.selected && 'bg-transparent text-soft shadow-none',
              )}
            >
              <span className={classNames('text-small', !day.selected && 'text-soft')}>
                {day.weekday}
              </span>
              <time dateTime={day.date} className="font-[650] text-lead leading-tight">
                {day.month ? <span className="sr-only">{day.month}</span> : null}
                {day.day}
              </time>
              {day.level ? (
                <span className={day.selected ? undefined : freePlacesColour[day.level]}>
                  <FreePlacesShape level={day.level} className="size-3.5" />
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
