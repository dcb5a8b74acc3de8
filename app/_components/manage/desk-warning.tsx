import { getLocale, getTranslations } from 'next-intl/server'
import { listDeskAlarms } from '@/domain/families/list-desk-alarms'
import { dayOf, timeOf } from '@/domain/shared/time'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'

/** Tells the offices above a room for a day that its desk looked for families that did not show themselves. */
export async function DeskWarnings() {
  const ctx = await pageContext()
  if (ctx.actor.kind !== 'account') return null
  const alarms = await listDeskAlarms(ctx)
  const t = await getTranslations('rooms.deskWarning')
  const locale = await getLocale()
  const format = formats(locale)
  return alarms.map(({ code, at, ...room }) => (
    <Notice
      key={code}
      tone="warning"
      title={t('title')}
      action={<TextLink href={paths.manageLog()}>{t('link')}</TextLink>}
    >
      {t('text', { room: nameIn(locale, room).text, day: format.day(dayOf(at)), time: timeOf(at) })}
    </Notice>
  ))
}
