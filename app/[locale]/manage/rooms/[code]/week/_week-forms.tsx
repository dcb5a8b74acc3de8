import { useLocale, useTranslations } from 'next-intl'
import type { WeekRoster } from '@/domain/roster/read-week-roster'
import { personSeen } from '@/domain/roster/seen-rules'
import { addDays, weekdayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { Disclosure } from '@/ui/disclosure'
import { Section } from '@/ui/page-header'
import { CopyForm } from './_copy-form'
import { QuickForm } from './_quick-form'
import { ApplyTemplateForm, DeleteTemplateForm, SaveTemplateForm } from './_template-forms'

const weeksAhead = 9

/** What can be done to the week: one person's shift, the whole week elsewhere, templates. */
export function WeekForms({ week, who, on }: { week: WeekRoster; who: string; on: string }) {
  const t = useTranslations('roster')
  const format = formats(useLocale())
  const { room, monday, today, days, staff, templates } = week
  const place = { code: room.code, monday }
  const coming = days.filter(({ past }) => !past)
  const choices = coming.map(({ day }) => ({ value: day, label: format.day(day) }))
  const filled = days
    .filter(({ shifts }) => shifts.length > 0)
    .map(({ day }) => ({ value: day, label: format.day(day) }))
  const people = staff
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }))
  const chosen = people.some(({ value }) => value === who) && choices.some((c) => c.value === on)
  const shift = days
    .find(({ day }) => day === on)
    ?.shifts.find(({ caregiverId }) => caregiverId === who)
  const first = {
    who: chosen ? who : '',
    days: chosen ? [on] : [],
    from: shift?.fromTime ?? '',
    to: shift?.toTime ?? '',
    breakFrom: shift?.breaks[0]?.fromTime ?? '',
    breakTo: shift?.breaks[0]?.toTime ?? '',
  }
  const seen = Object.fromEntries(
    people.map(({ value }) => [
      value,
      Object.fromEntries(coming.map(({ day, shifts }) => [day, personSeen(shifts, value)])),
    ]),
  )
  const nextMonday = addDays(today, 8 - weekdayOf(today))
  const weeks = Array.from({ length: weeksAhead }, (_, n) => addDays(nextMonday, n * 7))
    .filter((one) => one !== monday)
    .map((one) => ({
      value: one,
      label: t('copy.week', { from: format.date(one), to: format.date(addDays(one, 6)) }),
    }))
  return (
    <>
      {choices.length > 0 && people.length > 0 ? (
        <Section id="quick" title={t('quick.title')}>
          <p className="max-w-text text-soft">{t('quick.lead')}</p>
          <QuickForm
            key={`${who} ${on}`}
            {...place}
            people={people}
            days={choices}
            first={first}
            seen={JSON.stringify(seen)}
          />
        </Section>
      ) : null}
      <Section id="copy" title={t('copy.title')}>
        {filled.length === 0 ? (
          <p className="text-soft">{t('copy.empty')}</p>
        ) : (
          <>
            <p className="max-w-text text-soft">{t('copy.lead')}</p>
            <CopyForm {...place} roomId={room.id} weeks={weeks} />
          </>
        )}
      </Section>
      <Section id="templates" title={t('templates.title')}>
        <p className="max-w-text text-soft">{t('templates.lead')}</p>
        {templates.length === 0 ? <p>{t('templates.none')}</p> : null}
        <ul className="grid max-w-text">
          {templates.map(({ id, name, shifts }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="wrap-anywhere min-w-0">
                {t('templates.item', { name, count: shifts.length })}
              </span>
              <DeleteTemplateForm {...place} templateId={id} name={name} />
            </li>
          ))}
        </ul>
        {templates.length > 0 && choices.length > 0 ? (
          <Disclosure summary={t('templates.apply')}>
            <ApplyTemplateForm
              {...place}
              templates={templates.map(({ id, name }) => ({ value: id, label: name }))}
              days={choices}
            />
          </Disclosure>
        ) : null}
        {filled.length > 0 ? (
          <Disclosure summary={t('templates.save')}>
            <SaveTemplateForm {...place} roomId={room.id} days={filled} />
          </Disclosure>
        ) : null}
      </Section>
    </>
  )
}
