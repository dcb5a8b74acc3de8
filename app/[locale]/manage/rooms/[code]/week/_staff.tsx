import { useLocale, useTranslations } from 'next-intl'
import type { StaffMember, WeekRoster } from '@/domain/roster/read-week-roster'
import { caregiverSeen } from '@/domain/roster/seen-rules'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { AddCaregiverForm, SaveCaregiverForm } from './_staff-forms'

/** Whose yearly check has run out or does so within thirty days. */
export function CheckWarnings({ staff }: { staff: StaffMember[] }) {
  const t = useTranslations('roster.staff')
  const format = formats(useLocale())
  const due = staff.filter(({ active, check }) => active && ['over', 'soon'].includes(check))
  if (due.length === 0) return null
  return (
    <Notice tone="warning" title={t('warnTitle', { count: due.length })}>
      <ul className="grid gap-1">
        {due.map(({ id, name, check, qualifiedUntil, countsForRatio }) => {
          const words = { name, day: format.dayWithYear(qualifiedUntil ?? '') }
          const over = countsForRatio ? t('warnOver', words) : t('warnOverOther', words)
          const soon = countsForRatio ? t('warnSoon', words) : t('warnSoonOther', words)
          return <li key={id}>{check === 'over' ? over : soon}</li>
        })}
      </ul>
    </Notice>
  )
}

/** The staff with what they are trained as, and for people who run the room the forms to change it. */
export function Staff({ week }: { week: WeekRoster }) {
  const t = useTranslations('roster.staff')
  const { room, monday, staff, mayChange } = week
  return (
    <Section id="staff" title={t('title')}>
      <p className="max-w-text text-soft">{t('lead')}</p>
      <ul className="grid items-start gap-3 md:grid-cols-2">
        {staff.map((person) => (
          <Card as="li" key={person.id} className="grid gap-1">
            <Person person={person} />
            {mayChange ? (
              <Disclosure summary={t('edit', { name: person.name })}>
                <SaveCaregiverForm
                  code={room.code}
                  monday={monday}
                  caregiverId={person.id}
                  person={{
                    name: person.name,
                    qualification: person.qualification,
                    qualifiedUntil: person.qualifiedUntil,
                    countsForRatio: person.countsForRatio,
                  }}
                  active={person.active}
                  seen={caregiverSeen(person)}
                />
              </Disclosure>
            ) : null}
          </Card>
        ))}
      </ul>
      {mayChange ? (
        <Disclosure summary={t('add')} open={staff.length === 0 || undefined}>
          <AddCaregiverForm code={room.code} monday={monday} roomId={room.id} />
        </Disclosure>
      ) : null}
    </Section>
  )
}

function Person({ person }: { person: StaffMember }) {
  const t = useTranslations('roster.staff')
  const { name, kind, qualification, active, countsToday } = person
  const training = qualification ? t(qualification) : t('unknownQualification')
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 className="wrap-anywhere min-w-0 font-[650] text-lead">{name}</h3>
        {active ? (
          <StateLabel
            tone={countsToday ? 'green' : 'neutral'}
            mark={countsToday ? 'tick' : undefined}
          >
            {countsToday ? t('counting') : t('notCounting')}
          </StateLabel>
        ) : (
          <StateLabel>{t('left')}</StateLabel>
        )}
      </div>
      <p>{`${t(kind)} · ${training}`}</p>
      <Check person={person} />
    </>
  )
}

function Check({ person: { check, qualifiedUntil } }: { person: StaffMember }) {
  const t = useTranslations('roster.staff')
  const format = formats(useLocale())
  if (check === 'unknown' || qualifiedUntil === null) {
    return <p className="text-small text-soft">{t('checkUnknown')}</p>
  }
  const day = format.dayWithYear(qualifiedUntil)
  if (check === 'holds') return <p className="text-small text-soft">{t('checkHolds', { day })}</p>
  return (
    <p>
      <StateLabel tone="apricot" mark="alert">
        {check === 'over' ? t('checkOver', { day }) : t('checkSoon', { day })}
      </StateLabel>
    </p>
  )
}
