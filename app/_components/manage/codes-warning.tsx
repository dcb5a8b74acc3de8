import { getLocale, getTranslations } from 'next-intl/server'
import { findAlarm } from '@/domain/messages/find-alarm'
import { dayOf, timeOf } from '@/domain/shared/time'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'

/** Tells the city's administrators for a day that the codes of an hour were used up. */
export async function CodesWarning() {
  const ctx = await pageContext()
  const { actor } = ctx
  if (actor.kind !== 'account') return null
  if (!actor.roles.some(({ role }) => role === 'city_administrator')) return null
  const at = await findAlarm(ctx)
  if (!at) return null
  const t = await getTranslations('rooms.codesWarning')
  const day = formats(await getLocale()).day(dayOf(at))
  return (
    <Notice
      tone="warning"
      title={t('title')}
      action={<TextLink href={paths.managePolicyPlaces()}>{t('link')}</TextLink>}
    >
      {t('text', { day, time: timeOf(at) })}
    </Notice>
  )
}
