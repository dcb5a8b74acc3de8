import { getTranslations } from 'next-intl/server'
import type { RoomCause } from '@/domain/claims/types'
import { Notice } from '@/ui/notice'

/** That the room is why a booking may not take place, what it says, and what the family can do. */
export async function RoomCauseNotice({
  cause,
  reason,
}: {
  cause: RoomCause
  reason: string | null
}) {
  const t = await getTranslations('booking.booking')
  return (
    <Notice tone="warning" title={t(`cause.${cause}`)}>
      {reason && cause !== 'falls_short' ? (
        <p className="wrap-anywhere">{t('causeReason', { reason })}</p>
      ) : null}
      <p>{t('causeText')}</p>
    </Notice>
  )
}
