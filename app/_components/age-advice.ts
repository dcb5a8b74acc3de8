import type { useTranslations } from 'next-intl'
import type { AgeMisfit, Ages } from '@/domain/search/age-rules'
import type { Formats } from '@/lib/format'

/** That no slot takes the age: which ages they take, and what each family can do. A sentence a line. */
export function ageAdvice(
  t: ReturnType<typeof useTranslations<'slots.noSuchAge'>>,
  format: Formats,
  { ages, misfits }: { ages: Ages; misfits: AgeMisfit[] },
): string[] {
  const each = misfits.map(({ childName, ageMonths, misfit, from, everywhere }) => {
    const who = childName ?? t('typed', { age: format.age(ageMonths) })
    if (misfit === 'too_old') return t(everywhere ? 'tooOld' : 'tooOldHere', { who })
    if (from) return t('tooYoungUntil', { who, day: format.dayWithYear(from) })
    return t('tooYoung', { who, months: ages.fromMonths - ageMonths })
  })
  const typed = misfits.some(({ childName }) => childName === null)
  return [
    t('ages', { ages: format.ages(ages.fromMonths, ages.toMonths) }),
    ...(misfits.length === 0 ? [t('apart')] : each),
    ...(typed ? [t('change')] : []),
  ]
}
