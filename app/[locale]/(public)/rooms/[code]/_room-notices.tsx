import { useLocale, useTranslations } from 'next-intl'
import type { PublicRoom } from '@/domain/rooms/read-room'
import { formats } from '@/lib/format'
import { Notice } from '@/ui/notice'

/** What has to be known before anything else: not open for now, invented, or only examples. */
export function RoomNotices({ room }: { room: PublicRoom }) {
  const t = useTranslations('room')
  const rooms = useTranslations('rooms.public')
  const format = formats(useLocale())
  return (
    <>
      {room.status === 'suspended' ? (
        <Notice tone="warning" title={t('suspended.title')}>
          {room.statusReason ? (
            <p>{t('suspended.because', { reason: room.statusReason })}</p>
          ) : null}
          <p>{t('suspended.text')}</p>
        </Notice>
      ) : null}
      {room.status === 'open' && room.suspendedFrom ? (
        <Notice
          tone="warning"
          title={rooms('suspendedFrom', { day: format.day(room.suspendedFrom) })}
        >
          {room.statusReason ? (
            <p>{t('suspended.because', { reason: room.statusReason })}</p>
          ) : null}
          <p>{rooms('suspendedFromText')}</p>
        </Notice>
      ) : null}
      {room.origin === 'demo' ? (
        <Notice>{t('demoNotice')}</Notice>
      ) : room.exampleSlots ? (
        <Notice>{t('publishedNotice')}</Notice>
      ) : null}
    </>
  )
}
