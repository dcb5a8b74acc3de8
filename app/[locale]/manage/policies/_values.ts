import type { useTranslations } from 'next-intl'
import { type Field, settingOf } from '@/domain/policies/settings'
import type { AgeBand } from '@/domain/policies/types'
import type { Formats } from '@/lib/format'
import type { Choice } from './_fields'

type Texts = ReturnType<typeof useTranslations<'policies'>>

/** A value of a setting in words; null is inherited. */
export function valueText(t: Texts, format: Formats, field: Field, value: unknown): string {
  if (value === null || value === undefined) return t('history.inherited')
  const as = settingOf(field)
  switch (as.kind) {
    case 'number':
      if (as.unit === 'area') return format.area(Number(value))
      if (as.unit === 'money') return format.money(Number(value))
      if (as.unit === 'temperature') return format.temperature(Number(value))
      return t(`unit.${as.unit}`, { n: Number(value) })
    case 'time':
      return String(value)
    case 'flag':
    case 'choice':
      return t(`choice.${String(value) as Choice}`)
    case 'bands':
      return (value as AgeBand[])
        .map((band) =>
          t('unit.band', {
            from: band.from_months,
            to: band.to_months,
            ratio: band.children_per_caregiver,
          }),
        )
        .join(' · ')
  }
}
