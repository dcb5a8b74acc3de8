import { getTranslations } from 'next-intl/server'
import { calendarWarning } from '@/domain/calendar/read-calendar'
import { pageContext } from '@/lib/context'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'

/** Tells the city's administrators, from October on, that next year's calendar is not entered. */
export async function CalendarWarning() {
  const ctx = await pageContext()
  const { actor } = ctx
  if (actor.kind !== 'account') return null
  if (!actor.roles.some(({ role }) => role === 'city_administrator')) return null
  const missing = await calendarWarning(ctx)
  if (!missing) return null
  const t = await getTranslations('calendar.warning')
  const year = String(missing)
  return (
    <Notice
      tone="warning"
      title={t('title', { year })}
      action={<TextLink href={paths.manageCalendar({ year })}>{t('link')}</TextLink>}
    >
      {t('text', { year })}
    </Notice>
  )
}
