'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'
import type { Closing } from './actions'

/**
 * Slots with bookings on days off, which saving closes; what is seen here is what is confirmed.
 * `asked`: somebody pressed save without having seen it.
 */
export function ToBeClosed({ closing, asked }: { closing: Closing; asked: boolean }) {
  const t = useTranslations('calendar.closing')
  const zh = useLocale() === 'zh'
  const format = formats(useLocale())
  const { list, total, bookings, stamp } = closing
  return (
    <Notice tone="warning" announce={asked} title={t('title', { count: total, bookings })}>
      <input type="hidden" name="confirmed" value={stamp} />
      <p>{t('lead')}</p>
      <ul className="grid gap-1">
        {list.map((slot) => (
          <li key={slot.slotId}>
            <TextLink href={paths.manageSlot(slot.roomCode, slot.slotId)}>
              {t('line', {
                room: zh ? slot.roomZh : (slot.roomEn ?? slot.roomZh),
                when: format.daySpan(slot.startsAt, slot.endsAt),
                count: slot.bookings,
              })}
            </TextLink>
          </li>
        ))}
      </ul>
      {list.length < total ? <p>{t('shown', { shown: list.length, total })}</p> : null}
    </Notice>
  )
}
