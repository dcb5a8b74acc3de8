import { useLocale, useTranslations } from 'next-intl'
import { minutesOf, type SharedStretch } from '@/domain/slots/pattern-rules'
import type { TimetableLine } from '@/domain/timetables/read-timetables'
import { formats } from '@/lib/format'
import { blocksOf, hoursOf, sharedLines } from './_week-layout'

const left = 26
const top = 20
const column = 47
const hour = 34
const width = left + 7 * column

/**
 * The patterns of a week, day by hour, side by side if they are open together; a bracket there
 * says how many places they share. The same is said in words below.
 */
export function WeekDrawing({
  patterns,
  shared,
  places,
}: {
  patterns: TimetableLine[]
  shared: SharedStretch[]
  places: number
}) {
  const t = useTranslations('timetables.week')
  const format = formats(useLocale())
  const hours = hoursOf(patterns)
  const height = top + (hours.to - hours.from) * hour + 8
  const y = (time: string) => top + ((minutesOf(time) - hours.from * 60) / 60) * hour
  const lines = Array.from({ length: hours.to - hours.from + 1 }, (_, n) => hours.from + n)
  return (
    <div className="grid gap-2">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('label')}
        className="h-auto w-full max-w-page rounded-soft bg-card text-ink md:max-w-text"
        fontSize="10"
      >
        {lines.map((n) => (
          <g key={n}>
            <path
              d={`M${left} ${y(`${n}:00`.padStart(5, '0'))}H${width}`}
              className="stroke-line"
            />
            <text
              x={left - 3}
              y={y(`${n}:00`.padStart(5, '0')) + 3.5}
              textAnchor="end"
              className="fill-soft"
            >
              {n}
            </text>
          </g>
        ))}
        {[1, 2, 3, 4, 5, 6, 7].map((iso) => (
          <text
            key={iso}
            x={left + (iso - 0.5) * column}
            y={13}
            textAnchor="middle"
            className="fill-soft"
          >
            {format.weekdays([iso])}
          </text>
        ))}
        {blocksOf(patterns).map(({ pattern, weekday, lane, lanes }) => {
          const wide = (column - 3) / lanes
          const x = left + (weekday - 1) * column + 1.5 + lane * wide
          const from = y(pattern.fromTime)
          const tall = y(pattern.toTime) - from
          return (
            <g key={`${pattern.id} ${weekday}`}>
              <rect
                x={x}
                y={from + 0.75}
                width={wide - 1}
                height={tall - 1.5}
                rx="3"
                className="fill-green-wash stroke-green"
                strokeDasharray={pattern.state === 'coming' ? '3 2' : undefined}
              />
              {lanes === 1 ? (
                <text x={x + wide / 2} y={from + 12} textAnchor="middle" className="fill-green">
                  {pattern.fromTime}
                </text>
              ) : null}
            </g>
          )
        })}
        {shared.map(({ weekday, fromTime, toTime }) => {
          const x = left + (weekday - 1) * column
          const middle = (y(fromTime) + y(toTime)) / 2
          return (
            <g key={`${weekday} ${fromTime}`}>
              <path
                d={`M${x + 3} ${y(fromTime) + 2}V${y(toTime) - 2}M${x + column - 3} ${y(fromTime) + 2}V${y(toTime) - 2}`}
                className="stroke-[2.5] stroke-apricot-ink"
              />
              <rect
                x={x + 2}
                y={middle - 8}
                width={column - 4}
                height={16}
                rx="8"
                className="fill-apricot-wash stroke-apricot-ink"
              />
              <text
                x={x + column / 2}
                y={middle + 3.5}
                textAnchor="middle"
                className="fill-apricot-ink"
              >
                {t('share', { places })}
              </text>
            </g>
          )
        })}
      </svg>
      {patterns.some((one) => one.state === 'coming') ? (
        <p className="text-small text-soft">{t('coming')}</p>
      ) : null}
      {shared.length > 0 ? (
        <div className="grid gap-1">
          <ul>
            {sharedLines(shared).map(({ weekdays, fromTime, toTime }) => (
              <li key={`${fromTime} ${toTime}`} className="tabular-nums">
                {t('shared', {
                  weekdays: format.weekdays(weekdays),
                  from: fromTime,
                  to: toTime,
                  places,
                })}
              </li>
            ))}
          </ul>
          <p className="text-small text-soft">{t('sharedNote')}</p>
        </div>
      ) : null}
    </div>
  )
}
