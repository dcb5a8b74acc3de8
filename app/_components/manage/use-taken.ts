import { useTranslations } from 'next-intl'

/** A writer of “9 booked + 1 kept = 10” against a limit in heads, with how many are too many. */
export function useTaken(): (limit: number, heads: number, kept: number) => string {
  const t = useTranslations('manage.why')
  return (limit, heads, kept) => {
    const sum = heads + kept
    return sum > limit
      ? t('takenShort', { heads, kept, sum, over: sum - limit })
      : t('taken', { heads, kept, sum })
  }
}
