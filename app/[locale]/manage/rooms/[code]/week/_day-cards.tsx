import { useLocale, useTranslations } from 'next-intl'
import { headsLimit } from '@/domain/capacity/load-rules'
import type { WeekRoster } from '@/domain/roster/read-week-roster'
import { type Formats, formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { Disclosure } from '@/ui/disclosure'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'
import { hoursOf, LoadDrawing } from './_load-drawing'
import { LoadTable } from './_load-table'
import { ShiftWords } from './_week-table'

type Day = WeekRoster['days'][number]

/** Day by day: who is on duty (on a phone), and the children booked against the limits. */
export function DayCards({ week }: { week: WeekRoster }) {
  const t = useTranslations('roster.week')
  const format = formats(useLocale())
  const all = week.days.flatMap(({ quarters }) => quarters)
  const hours = all.length > 0 ? hoursOf(all) : null
  return (
    <ol className="stack items-start gap-3 md:grid-cols-2">
      {week.days.map((one) => (
        <Card as="li" key={one.day} className="stack gap-2">
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <h3 className="text-heading">{format.day(one.day)}</h3>
            <DayState day={one} />
          </div>
          {one.shifts.length > 0 || one.quarters.length > 0 ? (
            <div className="lg:hidden">
              <Shifts week={week} day={one} />
            </div>
          ) : null}
          {hours && one.quarters.length > 0 ? (
            <>
              <LoadDrawing
                quarters={one.quarters}
                hours={hours}
                label={labelOf(one, t, format)}
                rows={{ children: t('childrenAxis'), staff: t('staffAxis') }}
              />
              <Disclosure summary={t('table', { day: format.day(one.day) })}>
                <LoadTable code={week.room.code} day={one.day} quarters={one.quarters} />
              </Disclosure>
            </>
          ) : (
            <p className="text-soft">{one.shifts.length > 0 ? t('noSlots') : t('emptyDay')}</p>
          )}
          <p className="print:hidden">
            <TextLink
              href={paths.manageRoster(week.room.code, one.day)}
              className="inline-flex min-h-11 items-center"
            >
              {week.mayChange && !one.past ? t('editDay') : t('seeDay')}
              <span className="sr-only">{format.day(one.day)}</span>
            </TextLink>
          </p>
        </Card>
      ))}
    </ol>
  )
}

function DayState({ day }: { day: Day }) {
  const t = useTranslations('roster.week')
  if (day.quarters.some(({ broken }) => broken.length > 0)) {
    return (
      <StateLabel tone="apricot" mark="alert">
        {t('short')}
      </StateLabel>
    )
  }
  return day.past ? <StateLabel>{t('past')}</StateLabel> : null
}

function Shifts({ week, day }: { week: WeekRoster; day: Day }) {
  const t = useTranslations('roster.week')
  if (day.shifts.length === 0) return <p className="text-soft">{t('nobody')}</p>
  return (
    <ul className="grid gap-1">
      {day.shifts.map((shift) => (
        <li key={shift.id} className="flex flex-wrap gap-x-3">
          <span className="wrap-anywhere font-medium">
            {week.staff.find(({ id }) => id === shift.caregiverId)?.name}
          </span>
          <ShiftWords shift={shift} />
        </li>
      ))}
    </ul>
  )
}

function labelOf(
  { day, quarters }: Day,
  t: ReturnType<typeof useTranslations<'roster.week'>>,
  format: Formats,
): string {
  return t('drawing', {
    day: format.day(day),
    short: quarters.some(({ broken }) => broken.length > 0) ? 'yes' : 'no',
    heads: Math.max(...quarters.map(({ heads }) => heads)),
    limit: Math.min(...quarters.map(headsLimit)),
    caregivers: Math.min(...quarters.map(({ limits }) => limits.caregivers)),
  })
}
