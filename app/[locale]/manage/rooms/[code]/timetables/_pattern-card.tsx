import { useLocale, useTranslations } from 'next-intl'
import type { PatternState } from '@/domain/slots/pattern-rules'
import type { TimetableLine } from '@/domain/timetables/read-timetables'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { StateLabel } from '@/ui/state-label'

/** One weekly pattern: when, for whom, at what price, and what of it is to come. */
export function PatternCard({
  code,
  line,
  mayChange,
}: {
  code: string
  line: TimetableLine
  mayChange: boolean
}) {
  const t = useTranslations('timetables')
  const format = formats(useLocale())
  const { id, weekdays, fromTime, toTime, cap, validFrom, validTo, state } = line
  const title = `${format.weekdays(weekdays)} ${format.span(fromTime, toTime)}`
  const items = [
    {
      key: 'valid',
      term: t('card.valid'),
      value: validTo
        ? t('card.validFromTo', {
            from: format.dayWithYear(validFrom),
            to: format.dayWithYear(validTo),
          })
        : t('card.validFrom', { from: format.dayWithYear(validFrom) }),
    },
    ...(line.ageFromMonths === null && line.ageToMonths === null
      ? []
      : [{ key: 'ages', term: t('card.ages'), value: agesOf(line) }]),
    ...(cap === null
      ? []
      : [{ key: 'cap', term: t('card.cap'), value: t('card.capOwn', { cap }) }]),
    ...(line.priceFenPerHour === null
      ? []
      : [
          {
            key: 'price',
            term: t('card.price'),
            value: format.pricePerHour(line.priceFenPerHour),
          },
        ]),
  ]
  return (
    <Card as="li" className="grid content-start gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-heading tabular-nums">
          {mayChange ? <CardLink href={paths.manageTimetable(code, id)}>{title}</CardLink> : title}
        </h3>
        <StateOfPattern state={state} />
      </div>
      {state === 'ended' && line.slots === 0 ? null : (
        <p className="tabular-nums">
          {t('list.slots', { count: line.slots, bookings: line.bookings })}
        </p>
      )}
      <DefinitionList items={items} />
      {line.flexible ? <p className="text-small text-soft">{t('card.flexible')}</p> : null}
      {line.sharesCapacity ? <p className="text-small text-soft">{t('card.shares')}</p> : null}
    </Card>
  )

  function agesOf({ ageFromMonths, ageToMonths }: TimetableLine): string {
    return format.ages(ageFromMonths ?? line.policyAges.from, ageToMonths ?? line.policyAges.to)
  }
}

const looks = {
  current: { tone: 'green', mark: 'tick' },
  coming: { tone: 'apricot', mark: 'clock' },
  ended: { tone: 'neutral', mark: 'cross' },
} as const

/** The state of a pattern, as a word with its mark. */
export function StateOfPattern({ state }: { state: PatternState }) {
  const t = useTranslations('timetables.list')
  return (
    <StateLabel tone={looks[state].tone} mark={looks[state].mark}>
      {t(state)}
    </StateLabel>
  )
}
