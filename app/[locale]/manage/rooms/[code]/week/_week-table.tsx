import { useLocale, useTranslations } from 'next-intl'
import type { StaffMember, WeekRoster, WeekShift } from '@/domain/roster/read-week-roster'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { TextLink } from '@/ui/text-link'

/** The people of the week: the staff, and anyone else who has a shift in it. */
export function peopleOf({ staff, days }: WeekRoster): StaffMember[] {
  const named = new Set(days.flatMap(({ shifts }) => shifts.map((one) => one.caregiverId)))
  return staff.filter((person) => person.active || named.has(person.id))
}

/** The week on a wide screen: a row a person, a column a day; each cell leads to its form. */
export function WeekTable({ week }: { week: WeekRoster }) {
  const t = useTranslations('roster.week')
  const format = formats(useLocale())
  return (
    <table className="hidden w-full table-fixed border-collapse text-small lg:table">
      <caption className="sr-only">{t('grid')}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-32 py-2 pr-2 text-left font-medium text-soft">
            {t('person')}
          </th>
          {week.days.map(({ day }) => (
            <th scope="col" key={day} className="p-2 text-left font-medium text-soft">
              <span className="block">{format.weekday(day)}</span>
              <span className="block font-normal">{format.date(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {peopleOf(week).map((person) => (
          <tr key={person.id} className="border-line border-t align-top">
            <th scope="row" className="wrap-anywhere py-2 pr-2 text-left font-[650]">
              {person.name}
            </th>
            {week.days.map((one) => (
              <td key={one.day} className="p-1">
                <Cell week={week} person={person} day={one} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  week,
  person,
  day: { day, past, shifts },
}: {
  week: WeekRoster
  person: StaffMember
  day: WeekRoster['days'][number]
}) {
  const t = useTranslations('roster.week')
  const format = formats(useLocale())
  const own = shifts.filter((shift) => shift.caregiverId === person.id)
  const change = week.mayChange && !past && person.active
  if (own.length === 0 && !change) {
    return (
      <span className="block px-1 py-2 text-soft">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t('none')}</span>
      </span>
    )
  }
  const words = { name: person.name, day: format.day(day) }
  return (
    <div className="grid gap-0.5">
      {own.map((shift) => (
        <ShiftWords key={shift.id} shift={shift} />
      ))}
      {change ? (
        <TextLink
          href={`${paths.manageWeek(week.room.code, { day: week.monday, who: person.id, on: day })}#quick`}
          className="inline-flex min-h-11 items-center px-1"
        >
          <span aria-hidden="true">{own.length > 0 ? '✎' : '＋'}</span>
          <span className="sr-only">
            {own.length > 0 ? t('cell', words) : t('cellEmpty', words)}
          </span>
        </TextLink>
      ) : null}
    </div>
  )
}

/** From when to when, the breaks, and that somebody does not count. */
export function ShiftWords({ shift }: { shift: WeekShift }) {
  const t = useTranslations('roster.week')
  const spans = shift.breaks.map((one) => `${one.fromTime}–${one.toTime}`).join('、')
  return (
    <span className="grid px-1 tabular-nums">
      <span>{`${shift.fromTime}–${shift.toTime}`}</span>
      {spans ? <span className="text-soft">{t('break', { spans })}</span> : null}
      {shift.counts ? null : <span className="text-soft">{t('notCounting')}</span>}
    </span>
  )
}
