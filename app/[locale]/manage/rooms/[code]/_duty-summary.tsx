import { useLocale, useTranslations } from 'next-intl'
import type { OnDuty } from '@/domain/explaining/explain-queries'
import type { RoomDays } from '@/domain/slots/read-room-days'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'

/** Who is on duty on the day, and in numbers against the children booked, half hour by half hour. */
export function DutySummary({ days }: { days: RoomDays }) {
  const t = useTranslations('manage.duty')
  const { room, day, roster } = days
  const change = days.mayChange && day >= days.today
  return (
    <Section id="duty" title={t('title')}>
      {roster.length === 0 ? (
        <Notice tone="warning">{t('nobody')}</Notice>
      ) : (
        <ul className="grid gap-1">
          {roster.map((person) => (
            <li key={`${person.name} ${person.fromTime}`}>
              <Person person={person} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <ButtonLink kind="quiet" href={paths.manageRoster(room.code, day)}>
          {change ? t('edit') : t('see')}
        </ButtonLink>
      </p>
      {days.duty.length > 0 ? (
        <Disclosure summary={t('table')} open={days.duty.some((one) => one.short)}>
          <HalfHours days={days} />
        </Disclosure>
      ) : null}
    </Section>
  )
}

function Person({ person }: { person: OnDuty }) {
  const t = useTranslations('manage.duty')
  const { name, fromTime, toTime, breaks, counts, kind } = person
  const spans = breaks.map((one) => `${one.fromTime}–${one.toTime}`).join('、')
  return (
    <span className="flex flex-wrap gap-x-3 tabular-nums">
      <span>{t('person', { name, from: fromTime, to: toTime })}</span>
      {spans ? <span className="text-soft">{t('breaks', { spans })}</span> : null}
      {counts ? null : (
        <span className="text-small text-soft">
          {kind === 'health_worker' ? t('healthWorker') : t('notCounting')}
        </span>
      )}
    </span>
  )
}

/** One line a half hour, so that a day fits a phone. */
function HalfHours({ days }: { days: RoomDays }) {
  const t = useTranslations('manage.duty')
  const format = formats(useLocale())
  return (
    <ol aria-label={t('caption')} className="grid max-w-text tabular-nums">
      {days.duty.map(({ from, caregivers, children, short }) => (
        <li
          key={from.toISOString()}
          className="flex flex-wrap items-center gap-x-4 border-line border-t py-1.5 first:border-t-0"
        >
          <strong className="font-[650]">
            {format.span(from, new Date(from.getTime() + halfHourMs))}
          </strong>
          <span>{t('caregivers', { count: caregivers })}</span>
          <span>{t('children', { count: children })}</span>
          {short ? (
            <StateLabel tone="apricot" mark="alert">
              {t('short')}
            </StateLabel>
          ) : (
            <span className="text-soft">{t('fits')}</span>
          )}
        </li>
      ))}
    </ol>
  )
}

const halfHourMs = 30 * 60_000
