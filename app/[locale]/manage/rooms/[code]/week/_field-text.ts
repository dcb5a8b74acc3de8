'use client'

import { useTranslations } from 'next-intl'

const known = [
  'who_missing',
  'days_missing',
  'time_missing',
  'break_missing',
  'name_missing',
  'template_name_missing',
  'template_missing',
  'date_wrong',
  'shift_reversed',
  'not_quarter_hours',
  'break_reversed',
  'break_outside_shift',
  'breaks_overlap',
  'shifts_overlap',
] as const

/** Why a field was refused, in words. */
export function useFieldText(): (reason: string) => string {
  const t = useTranslations('roster.errors')
  return (reason) => t(known.find((one) => one === reason) ?? 'wrong')
}
