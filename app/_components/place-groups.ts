import type { listDivisions } from '@/domain/divisions/list-divisions'
import type { Locale } from '@/i18n/routing'
import { nameIn } from '@/lib/name-in'
import type { Option } from '@/ui/field'

/** Districts with their subdistricts for one list, each district beginning with the whole of it. */
export function placeGroups(
  divisions: Awaited<ReturnType<typeof listDivisions>>,
  locale: Locale,
  whole: (district: string) => string,
): { label: string; options: Option[] }[] {
  return divisions.map((district) => {
    const label = nameIn(locale, district).text
    const parts = district.subdistricts.map((one) => ({
      value: one.code,
      label: nameIn(locale, one).text,
    }))
    return { label, options: [{ value: district.code, label: whole(label) }, ...parts] }
  })
}
