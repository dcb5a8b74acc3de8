import { useLocale, useTranslations } from 'next-intl'
import type { SlotState } from '@/domain/slots/slot-state'
import { formats } from '@/lib/format'
import { FreePlaces } from '@/ui/free-places'
import { ClockIcon } from '@/ui/icons'
import { levelOf } from './level-of'

/** What a family can do with a slot now: its free places, or in words why there are none to book. */
export function FreePlacesForSlot({ state }: { state: SlotState }) {
  const t = useTranslations('slots')
  const format = formats(useLocale())
  switch (state.kind) {
    case 'bookable': {
      const { free, sameDay } = state
      const level = levelOf(free)
      const word = sameDay ? 'sameDay' : level === 'many' ? 'many' : 'few'
      return <FreePlaces level={level} count={free} word={t(word, { count: free })} />
    }
    case 'full':
      return <FreePlaces level="none" word={t('full')} />
    case 'not_released':
      return (
        <span className="inline-flex items-start gap-1.5 text-small text-soft tabular-nums">
          <ClockIcon className="mt-0.5 size-4.5 shrink-0" />
          {t('notReleased', { when: format.moment(state.releasedAt) })}
        </span>
      )
    case 'after_closing':
      return <FreePlaces level="closed" word={t('afterClosing')} />
    case 'closed':
      return <FreePlaces level="closed" word={t('closed')} />
    case 'room_suspended':
      return <FreePlaces level="closed" word={t('roomSuspended')} />
    case 'other_age':
      return <FreePlaces level="closed" word={t('otherAge')} />
    case 'over':
      return <FreePlaces level="closed" word={t('over')} />
  }
}
