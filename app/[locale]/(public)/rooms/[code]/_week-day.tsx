import { useLocale, useTranslations } from 'next-intl'
import { FreePlacesForSlot } from '@/app/_components/free-places-for-slot'
import { SlotReason } from '@/app/_components/slot-reason'
import { SlotTerms, SlotTime } from '@/app/_components/slot-row'
import type { WeekDay, WeekSlot } from '@/domain/slots/read-week'
import { formats } from '@/lib/format'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextLink } from '@/ui/text-link'

type Ages = { fromMonths: number; toMonths: number }

/** One day of the week: its slots, or in one line that there are none and why. */
export function WeekDayCard({ day, today, ages }: { day: WeekDay; today: string; ages: Ages }) {
  const t = useTranslations('room.week')
  const locale = useLocale()
  const format = formats(locale)
  const near = day.day <= today ? format.nearWeekday(day.day, today) : null
  const heading = (
    <h3 className="font-[650]">
      <time dateTime={day.day}>{format.day(day.day)}</time>
      {near ? <span className="ml-2 text-small text-soft">{near}</span> : null}
    </h3>
  )
  const coming = day.slots.filter(({ state }) => state.kind !== 'over')
  if (coming.length === 0) {
    const { calendar } = day
    const holiday = calendar?.kind === 'holiday' ? calendar.nameZh : null
    return (
      <Card
        as="li"
        tone="sunk"
        className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5! sm:py-2.5!"
      >
        {heading}
        <span className="text-small text-soft">
          {day.slots.length > 0
            ? t('over')
            : calendar === null
              ? t('noData')
              : holiday
                ? t('holiday', {
                    name: nameIn(locale, { nameZh: holiday, nameEn: calendar.nameEn }).text,
                  })
                : t('none')}
        </span>
      </Card>
    )
  }
  return (
    <Card as="li" className="grid gap-1">
      {heading}
      <ul className="grid">
        {coming.map((one) => (
          <WeekSlotRow key={one.slot.id} one={one} ages={ages} />
        ))}
      </ul>
    </Card>
  )
}

function WeekSlotRow({ one: { slot, state, why }, ages }: { one: WeekSlot; ages: Ages }) {
  const t = useTranslations('room.week')
  const instead = useTranslations('instead')
  const format = formats(useLocale())
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-line border-t py-2.5 first:border-t-0 last:pb-0">
      <div className="flex flex-wrap items-baseline gap-x-5 *:first:min-w-34 max-sm:*:basis-full">
        <div>
          <SlotTime slot={slot} />
          <SlotTerms slot={slot} ages={ages} />
        </div>
        <div>
          <FreePlacesForSlot state={state} />
          <SlotReason slot={slot} state={state} why={why} />
          {state.kind === 'full' ? (
            <TextLink
              href={paths.instead(slot.id)}
              className="inline-flex min-h-11 items-center text-small"
            >
              {instead('link')}
              <span className="sr-only"> {format.daySpan(slot.startsAt, slot.endsAt)}</span>
            </TextLink>
          ) : null}
        </div>
      </div>
      {state.kind === 'bookable' ? (
        <ButtonLink kind="quiet" href={paths.book(slot.id)}>
          {t('book')}
          <span className="sr-only">{format.daySpan(slot.startsAt, slot.endsAt)}</span>
        </ButtonLink>
      ) : null}
    </li>
  )
}
