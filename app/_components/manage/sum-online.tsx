import { useLocale, useTranslations } from 'next-intl'
import type { SlotInSum } from '@/domain/explaining/explain-capacity'
import { formats } from '@/lib/format'

/** Whether the slot can be booked on the site now, and until or from when. */
export function OnlineLine({ slot: { online } }: { slot: SlotInSum }) {
  const t = useTranslations('manage.why')
  const { moment } = formats(useLocale())
  switch (online.kind) {
    case 'open':
      return t('onlineOpen', { when: moment(online.until) })
    case 'not_released':
      return t('onlineNotReleased', { when: moment(online.releasedAt) })
    case 'over':
      return t('over')
    case 'after_closing': {
      const { closedAt, reopensAt } = online
      return reopensAt
        ? t('onlineReopens', { closed: moment(closedAt), when: moment(reopensAt) })
        : t('onlineClosed', { when: moment(closedAt) })
    }
  }
}
