import type { listDivisions } from '@/domain/divisions/list-divisions'
import type { Locale } from '@/i18n/routing'
import { nameIn } from '@/lib/name-in'

export type Where = {
  /** The district or subdistrict looked at; null for the whole city. */
  name: string | null
  /** The district around a subdistrict, as the next larger place to look; null elsewhere. */
  district: { code: string; name: string } | null
}

/** What a division's code is called, and the district around it. Null means the whole city. */
export function whereOf(
  divisions: Awaited<ReturnType<typeof listDivisions>>,
  code: string | null,
  locale: Locale,
): Where {
  for (const district of divisions) {
    const name = nameIn(locale, district).text
    if (district.code === code) return { name, district: null }
    const subdistrict = district.subdistricts.find((one) => one.code === code)
    if (subdistrict) {
      return { name: nameIn(locale, subdistrict).text, district: { code: district.code, name } }
    }
  }
  return { name: null, district: null }
}
