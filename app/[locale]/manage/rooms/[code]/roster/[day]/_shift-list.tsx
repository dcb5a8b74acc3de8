import { useTranslations } from 'next-intl'
import type { DayRosterPage } from '@/domain/roster/read-day-roster'

/** The roster to read: for caregivers, and for days that have passed. */
export function ShiftList({ roster }: { roster: DayRosterPage }) {
  const t = useTranslations('manage.duty')
  if (roster.shifts.length === 0) return <p>{t('nobody')}</p>
  return (
    <ul className="grid gap-2 tabular-nums">
      {roster.shifts.map(({ id, caregiverId, fromTime: from, toTime: to, breaks }) => {
        const person = roster.staff.find((one) => one.id === caregiverId)
        const spans = breaks.map((one) => `${one.fromTime}–${one.toTime}`).join('、')
        return (
          <li key={id} className="flex flex-wrap gap-x-3">
            <span>{t('person', { name: person?.name ?? '', from, to })}</span>
            {spans ? <span className="text-soft">{t('breaks', { spans })}</span> : null}
            {person?.countsForRatio === false ? (
              <span className="text-small text-soft">
                {person.kind === 'health_worker' ? t('healthWorker') : t('notCounting')}
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
