import { useLocale, useTranslations } from 'next-intl'
import type { AddSlotResult } from '@/domain/slots/add-slot'
import { useProblem } from '../../timetables/_problem-text'

type Refusal = Exclude<AddSlotResult, { ok: true }>

/** Why a slot was not added, in words, at the field it is about. */
export function useSlotProblem(): (refusal: Refusal) => { field?: string; text: string } {
  const t = useTranslations('timetables.errors')
  const zh = useLocale() === 'zh'
  const patternProblem = useProblem()
  return (refusal) => {
    switch (refusal.reason) {
      case 'overlaps': {
        const { fromTime: from, toTime: to, places } = refusal
        return { field: 'sharesCapacity', text: t('slot_overlaps', { from, to, places }) }
      }
      case 'confirm_closed_day': {
        const name = (zh ? refusal.nameZh : refusal.nameEn) ?? 'none'
        return { field: 'confirmed', text: t('confirm_closed_day', { kind: refusal.kind, name }) }
      }
      case 'slot_in_past':
        return { field: 'fromTime', text: t('slot_in_past') }
      case 'already_added':
      case 'room_draft':
      case 'room_suspended':
      case 'no_calendar':
        return { text: t(refusal.reason) }
      default:
        return patternProblem(refusal)
    }
  }
}
