import { useLocale, useTranslations } from 'next-intl'
import { levelOf } from '@/app/_components/level-of'
import type { FoundDay, FoundRooms } from '@/domain/search/find-rooms'
import { formats } from '@/lib/format'
import { nameIn } from '@/lib/name-in'
import { type FindFilters, paths } from '@/lib/paths'
import { DayStrip } from '@/ui/day-strip'

/** The days to choose from, each with the shape of its free places if they were counted. */
export function FoundDays({ found, filters }: { found: FoundRooms; filters: FindFilters }) {
  const t = useTranslations('find')
  const locale = useLocale()
  const format = formats(locale)
  const labelOf = ({ day, calendar, slots, free }: FoundDay) => {
    const values = { day: format.day(day), free: free ?? 0 }
    const holiday = calendar?.kind === 'holiday' && calendar.nameZh
    if (slots === 0 && holiday) {
      const name = nameIn(locale, { nameZh: holiday, nameEn: calendar.nameEn }).text
      return t('dayLabel.holiday', { ...values, name })
    }
    if (slots === 0) return t('dayLabel.none', values)
    return t(free === null ? 'dayLabel.open' : 'dayLabel.counted', values)
  }
  return (
    <DayStrip
      label={t('days')}
      days={found.days.map((one, ahead) => ({
        date: one.day,
        href: paths.rooms({ ...filters, day: one.day, page: 1 }),
        weekday: format.nearWeekday(one.day, found.today),
        day: format.dayOfMonth(one.day),
        month: ahead === 0 || one.day.endsWith('-01') ? format.month(one.day) : undefined,
        label: labelOf(one),
        level: one.slots === 0 ? 'closed' : one.free === null ? undefined : levelOf(one.free),
        selected: one.day === found.day,
      }))}
    />
  )
}
