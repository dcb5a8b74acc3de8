import { useTranslations } from 'next-intl'
import { DayStrip } from '@/ui/day-strip'
import type { FreePlacesLevel } from '@/ui/free-places'
import { Section } from '@/ui/page-header'
import { SegmentLinks } from '@/ui/segment-links'

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const levels: FreePlacesLevel[] = ['few', 'none', 'many', 'many', 'few', 'closed', 'closed']

/** The strip of days, and tabs. */
export function Days() {
  const t = useTranslations('look')
  const days = Array.from({ length: 14 }, (_, index) => {
    const weekday = index === 0 ? t('days.today') : t(`days.${week[index % 7] ?? 'mon'}`)
    const level = levels[index % 7] ?? 'closed'
    const day = String(index + 10)
    return {
      date: `2025-11-${day}`,
      href: `/look?date=2025-11-${day}`,
      weekday,
      day,
      month: t('days.month'),
      label: t('days.day', { weekday, day, places: t(`places.${level}`) }),
      level,
      selected: index === 2,
    }
  })
  const tabs = [
    { href: '/look', text: t('days.tabDay'), current: true },
    { href: '/look?view=week', text: t('days.tabWeek') },
    { href: '/look?view=shortfalls', text: t('days.tabShort'), count: 2 },
  ]
  return (
    <Section id="days" title={t('days.title')}>
      <DayStrip label={t('days.label')} days={days} />
      <div className="max-w-text">
        <SegmentLinks label={t('days.tabs')} links={tabs} />
      </div>
    </Section>
  )
}
