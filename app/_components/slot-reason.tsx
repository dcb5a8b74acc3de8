import { useLocale, useTranslations } from 'next-intl'
import type { WeekSlot } from '@/domain/slots/read-week'
import { formats } from '@/lib/format'

/** Why a slot cannot be booked, and when it can, in a line of small print; often nothing. */
export function SlotReason({
  slot,
  state,
  why,
}: Pick<WeekSlot, 'state' | 'why'> & {
  slot: Pick<WeekSlot['slot'], 'ageFromMonths' | 'ageToMonths'>
}) {
  const t = useTranslations('slots')
  const format = formats(useLocale())
  const text = () => {
    if (state.kind === 'after_closing' && state.reopensAt) {
      return t('reopensText', { when: format.moment(state.reopensAt) })
    }
    if (state.kind === 'after_closing') {
      return t('closedSince', { when: format.moment(state.closedAt) })
    }
    if (state.kind === 'closed') return state.reason
    if (why?.kind === 'kept_for_residents') {
      return t('whyResidents', { when: format.moment(why.until) })
    }
    if (why?.kind === 'kept_for_same_day') {
      return t('whySameDay', { when: format.moment(why.until) })
    }
    if (why) return t(`why.${why.kind}`)
    if (state.kind === 'other_age') {
      return t('ages', { ages: format.ages(slot.ageFromMonths, slot.ageToMonths) })
    }
    return null
  }
  const shown = text()
  return shown ? <p className="text-small text-soft">{shown}</p> : null
}
