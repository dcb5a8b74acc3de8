import { useLocale, useTranslations } from 'next-intl'
import type { TimetableRefusal } from '@/domain/timetables/save-timetable'
import { formats } from '@/lib/format'

/** The field a refusal is about; none if it is about the whole form. */
const fieldOf: Record<TimetableRefusal['reason'], string | undefined> = {
  no_weekdays: 'weekdays',
  weekday_twice: 'weekdays',
  ends_before_start: 'toTime',
  across_midnight: 'toTime',
  not_quarter_hours: 'toTime',
  not_half_hours: 'toTime',
  too_short: 'toTime',
  too_long: 'toTime',
  ages_reversed: 'ageToMonths',
  ages_outside_policy: 'ageFromMonths',
  price_above_ceiling: 'priceFenPerHour',
  valid_to_before_from: 'validTo',
  overlaps: 'sharesCapacity',
  ends_in_past: 'lastDay',
  ends_before_it_starts: 'lastDay',
  changed_meanwhile: undefined,
  nothing_changed: undefined,
  already_added: undefined,
}

/** Why a pattern was refused, in words, at the field it is about. */
export function useProblem(): (refusal: TimetableRefusal) => { field?: string; text: string } {
  const t = useTranslations('timetables.errors')
  const format = formats(useLocale())
  return (refusal) => {
    const field = fieldOf[refusal.reason]
    return { ...(field ? { field } : {}), text: textOf(refusal) }
  }

  function textOf(refusal: TimetableRefusal): string {
    switch (refusal.reason) {
      case 'too_short':
        return t('too_short', { minutes: format.duration(refusal.leastMinutes) })
      case 'too_long':
        return t('too_long', { minutes: format.duration(refusal.mostMinutes) })
      case 'ages_outside_policy':
        return t('ages_outside_policy', { ages: format.ages(refusal.fromMonths, refusal.toMonths) })
      case 'price_above_ceiling':
        return t('price_above_ceiling', { price: format.pricePerHour(refusal.ceilingFenPerHour) })
      case 'overlaps':
        return t('overlaps', { from: refusal.fromTime, to: refusal.toTime })
      default:
        return t(refusal.reason)
    }
  }
}

const known = [
  'no_weekdays',
  'time_missing',
  'day_missing',
  'month_wrong',
  'cap_wrong',
  'price_wrong',
  'reason_missing',
  'reason_long',
] as const

/** Why a field was refused before anything was asked, in words. */
export function useFieldText(): (reason: string) => string {
  const t = useTranslations('timetables.errors')
  return (reason) => t(known.find((one) => one === reason) ?? 'wrong')
}
