'use client'

import { useTranslations } from 'next-intl'
import { fieldProblems } from '@/app/_forms/room-fields-problems'
import { rangeOf } from '@/domain/rooms/range-rules'

const atFields = [
  ...fieldProblems,
  'subdistrict_missing',
  'reason_missing',
  'reason_long',
  'day_missing',
  'suspended_in_past',
  'agree_missing',
] as const

const ofForm = [
  'changed_meanwhile',
  'nothing_changed',
  'licence_not_yours',
  'not_open',
  'already_open',
  'none_planned',
  'code_taken',
  'policy_refused',
  'place_converted',
] as const

/** Why a form of a room or one of its fields was refused, in words; for numbers with what they may be. */
export function useRoomProblem(): (
  reason: string,
  told?: { detail?: string | undefined; field?: string | undefined } | undefined,
) => string {
  const t = useTranslations('rooms')
  return (reason, told) => {
    const field = atFields.find((one) => one === reason)
    if (field) return t(`problem.${field}`, rangeOf(told?.field ?? ''))
    const form = ofForm.find((one) => one === reason)
    if (form) return t(`refused.${form}`)
    const detail = told?.detail ?? ''
    if (reason === 'price_above_ceiling') return t(`problem.${reason}`, { price: detail })
    if (reason === 'timetable_refused') return t(`refused.${reason}`, { span: detail })
    return t('problem.wrong')
  }
}
