import { useLocale, useTranslations } from 'next-intl'
import type { CalendarDay } from '@/domain/calendar/queries'
import type { CalendarYear } from '@/domain/calendar/read-calendar'
import { weekdayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { classNames } from '@/ui/class-names'

/** Twelve small months; what a day is stands in it as a word, and its shape says it again. */
export function YearTables({ calendar }: { calendar: CalendarYear }) {
  const t = useTranslations('calendar')
  const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))
  return (
    <>
      <p className="text-small text-soft">{t('legend')}</p>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {months.map((month) => (
          <Month key={month} month={`${calendar.year}-${month}`} calendar={calendar} />
        ))}
      </div>
    </>
  )
}

function Month({ month, calendar }: { month: string; calendar: CalendarYear }) {
  const t = useTranslations('calendar')
  const format = formats(useLocale())
  const days = calendar.days.filter(({ day }) => day.startsWith(month))
  const name = { month: format.month(`${month}-01`), year: month.slice(0, 4) }
  return (
    <table className="w-full table-fixed border-collapse text-center">
      <caption className="pb-1 text-left font-[650]">{t('month', name)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col" className="py-1 font-normal text-small text-soft">
              {format.weekday(`2024-01-0${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find(Boolean)?.day}>
            {week.map((day, n) => (
              <td key={n} className="p-0.5 align-top">
                {day ? <Day day={day} today={calendar.today} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const looks = {
  workday: '',
  weekend: 'text-soft',
  holiday: 'rounded-full bg-apricot-wash font-[650] text-apricot-ink',
  makeup: 'font-[650] inset-ring-2 inset-ring-ink',
}

function Day({ day: { day, kind }, today }: { day: CalendarDay; today: string }) {
  const t = useTranslations('calendar')
  const format = formats(useLocale())
  return (
    <span
      aria-current={day === today ? 'date' : undefined}
      className={classNames(
        'grid min-h-11 content-center leading-tight tabular-nums',
        looks[kind],
        day === today && 'underline decoration-2 underline-offset-4',
      )}
    >
      {format.dayOfMonth(day)}
      {kind === 'holiday' || kind === 'makeup' ? (
        <span className="text-small leading-none">{t(`mark.${kind}`)}</span>
      ) : null}
    </span>
  )
}

/** Weeks of a month from Monday on; what lies outside of it or is not entered is null. */
function weeksOf(days: CalendarDay[]): (CalendarDay | null)[][] {
  const weeks: (CalendarDay | null)[][] = []
  for (const day of days) {
    const column = weekdayOf(day.day) - 1
    if (weeks.length === 0 || column === 0) weeks.push(Array.from({ length: 7 }, () => null))
    const week = weeks.at(-1)
    if (week) week[column] = day
  }
  return weeks
}
