import { useLocale, useTranslations } from 'next-intl'
import { levelOf } from '@/app/_components/manage/slot-load'
import { addDays } from '@/domain/shared/time'
import type { RoomDays } from '@/domain/slots/read-room-days'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { DayStrip } from '@/ui/day-strip'
import type { FreePlacesLevel } from '@/ui/free-places'
import { TextLink } from '@/ui/text-link'

const order: FreePlacesLevel[] = ['many', 'few', 'none', 'closed']

/** The week to choose a day from: the day shown first, unless today lies within the week before it. */
export function WeekStrip({ days }: { days: RoomDays }) {
  const t = useTranslations('manage.day')
  const format = formats(useLocale())
  const { room, today } = days
  const href = (day: string) => paths.manageRoom(room.code, day === today ? {} : { day })
  const strip = days.week.map(({ day, slots }) => {
    const count = slots.reduce((sum, slot) => sum + slot.bookings, 0)
    const words = format.day(day)
    const level = order.find((one) => slots.some((slot) => levelOf(slot) === one)) ?? 'closed'
    return {
      date: day,
      href: href(day),
      weekday: format.nearWeekday(day, today),
      day: format.dayOfMonth(day),
      month: format.month(day),
      label: slots.length > 0 ? t('label', { day: words, count }) : t('labelNone', { day: words }),
      level,
      selected: day === days.day,
    }
  })
  return (
    <div className="grid gap-1">
      <DayStrip label={t('days')} days={strip} />
      <p className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center print:hidden">
        <TextLink href={href(addDays(days.day, -7))}>{t('earlier')}</TextLink>
        {days.day === today ? null : <TextLink href={href(today)}>{t('today')}</TextLink>}
        <TextLink href={href(addDays(days.day, 7))}>{t('later')}</TextLink>
      </p>
    </div>
  )
}
