import { getLocale, getTranslations } from 'next-intl/server'
import { findFeed } from '@/domain/feeds/find-feed'
import { dayOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import { WechatNote } from '../../_wechat-note'
import { FeedForm } from './_feed-form'

/** The family's visits in their own calendar: what that is, whether it is on, and the switch. */
export async function FeedPart() {
  const t = await getTranslations('feed')
  const feed = await findFeed(await signedInContext())
  const since = feed && formats(await getLocale()).dayWithYear(dayOf(feed.openedAt))
  return (
    <Section id="feed-part" title={t('title')}>
      <p>{t('lead')}</p>
      <WechatNote />
      <ClientTexts areas={['faults', 'feed']}>
        <FeedForm since={since} />
      </ClientTexts>
    </Section>
  )
}
