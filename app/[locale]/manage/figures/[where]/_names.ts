import type { FiguresPlace } from '@/domain/figures/types'
import type { Locale } from '@/i18n/routing'

type Translate = (key: 'city' | 'mine') => string

/** The name of a place in the language asked for. */
export function placeName(place: FiguresPlace, t: Translate, locale: Locale): string {
  if (place.level === 'city') return t('city')
  if (place.level === 'mine') return t('mine')
  return locale === 'zh' ? place.nameZh : place.nameEn
}

/** The places a place lies in, widest first: names with their addresses. */
export function placesAbove(
  place: FiguresPlace,
  t: Translate,
  locale: Locale,
): { where: string; name: string }[] {
  if (place.level === 'city' || place.level === 'mine') return []
  const zh = locale === 'zh'
  const above = [{ where: 'city', name: t('city') }]
  if (place.level !== 'district' && place.districtCode) {
    const name = (zh ? place.districtZh : place.districtEn) ?? ''
    above.push({ where: place.districtCode, name })
  }
  if (place.level === 'room' && place.subdistrictCode) {
    const name = (zh ? place.subdistrictZh : place.subdistrictEn) ?? ''
    above.push({ where: place.subdistrictCode, name })
  }
  return above
}
