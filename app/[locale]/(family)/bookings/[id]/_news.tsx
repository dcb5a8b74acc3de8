import { getTranslations } from 'next-intl/server'
import type { BookingStatus } from '@/domain/claims/types'
import { Notice } from '@/ui/notice'

/** What has just been done, said once at the top; never contradicts the booking itself. */
export async function BookingNews({
  done,
  cancelled,
  status,
}: {
  done?: string
  cancelled?: string
  status: BookingStatus
}) {
  const t = await getTranslations('booking')
  const moves = await getTranslations('move')
  if (done === 'moved' && status === 'confirmed') {
    return (
      <Notice tone="success" title={moves('done')} announce>
        {moves('doneText')}
      </Notice>
    )
  }
  if (done && status === 'confirmed') {
    return (
      <Notice tone="success" title={t('done.title')} announce>
        {done === 'again' ? t('done.repeated') : t('done.text')}
      </Notice>
    )
  }
  if (!cancelled || status !== 'cancelled') return null
  return (
    <Notice tone="success" title={t('cancel.doneTitle')} announce>
      {cancelled === 'returned' ? t('cancel.doneReturned') : null}
      {cancelled === 'marked' ? t('cancel.doneMarked') : null}
      {cancelled === 'plain' ? t('cancel.donePlain') : null}
    </Notice>
  )
}
