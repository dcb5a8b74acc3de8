import type { useTranslations } from 'next-intl'
import type { PolicyLevel, PolicyPlace } from '@/domain/policies/types'

type Texts = ReturnType<typeof useTranslations<'policies'>>

/** The name of a place in the reader's language. */
export function placeName(t: Texts, place: PolicyPlace, zh: boolean): string {
  const { district, subdistrict, room } = place
  const named = room ?? subdistrict ?? district
  if (!named) return t('city')
  return zh ? named.nameZh : (named.nameEn ?? named.nameZh)
}

/** The level above a place whose page the reader may open, the nearest one. */
export function nearestAbove(
  { district, subdistrict }: PolicyPlace,
  may: PolicyLevel[],
): { where: string; place: PolicyPlace } | null {
  const nobody = { district: null, subdistrict: null, room: null }
  const target = { level: 'city' } as const
  if (may.includes('subdistrict') && subdistrict) {
    return { where: subdistrict.code, place: { ...nobody, target, district, subdistrict } }
  }
  if (may.includes('district') && district) {
    return { where: district.code, place: { ...nobody, target, district } }
  }
  return may.includes('city') ? { where: 'city', place: { ...nobody, target } } : null
}

/** The addresses of the levels above a place that the reader may open. */
export function whereAbove(
  { district, subdistrict }: PolicyPlace,
  may: PolicyLevel[],
): Partial<Record<PolicyLevel, string>> {
  return {
    ...(may.includes('city') ? { city: 'city' } : {}),
    ...(may.includes('district') && district ? { district: district.code } : {}),
    ...(may.includes('subdistrict') && subdistrict ? { subdistrict: subdistrict.code } : {}),
  }
}
