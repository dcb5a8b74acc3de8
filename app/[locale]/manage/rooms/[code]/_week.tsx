import { useLocale, useTranslations } from 'next-intl'
import { SlotLoad } from '@/app/_components/manage/slot-load'
import type { RoomDays } from '@/domain/slots/read-room-days'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

/** Seven days at a glance: each slot with what is booked and its limit. */
export function Week({ days }: { days: RoomDays }) {
  const t = useTranslations('manage.week')
  const add = useTranslations('timetables.list')
  const format = formats(useLocale())
  const { code } = days.room
  return (
    <Section id="week" title={t('title')}>
      <ol className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {days.week.map(({ day, slots }) => (
          <Card as="li" key={day} className="grid content-start gap-1">
            <h3 className="ways text-body">
              <TextLink href={paths.manageRoom(code, { day })}>{format.day(day)}</TextLink>
            </h3>
            {slots.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
            <ul className="grid">
              {slots.map((slot) => (
                <li key={slot.id} className="flex min-h-11 flex-wrap items-center gap-x-3">
                  <TextLink
                    href={paths.manageSlot(code, slot.id)}
                    className="inline-flex min-h-11 items-center tabular-nums"
                  >
                    {format.span(slot.startsAt, slot.endsAt)}
                  </TextLink>
                  <SlotLoad slot={slot} short />
                </li>
              ))}
            </ul>
            {days.mayChange && day >= days.today ? (
              <TextLink
                href={paths.manageNewSlot(code, { day })}
                className="inline-flex min-h-11 items-center text-small print:hidden"
              >
                {add('addSlot')}
                <span className="sr-only"> {format.day(day)}</span>
              </TextLink>
            ) : null}
          </Card>
        ))}
      </ol>
    </Section>
  )
}
