import { listDivisions } from '@/domain/divisions/list-divisions'
import type { Ctx } from '@/domain/shared/context'
import type { Locale } from '@/i18n/routing'
import type { Option } from '@/ui/field'

/** Every subdistrict under its district, for one list to choose from; the value is the code. */
export async function divisionGroups(
  ctx: Ctx,
  locale: Locale,
): Promise<{ label: string; options: Option[] }[]> {
  const named = (one: { nameZh: string; nameEn: string }) =>
    locale === 'zh' ? one.nameZh : one.nameEn
  const districts = await listDivisions(ctx)
  return districts.map((district) => ({
    label: named(district),
    options: district.subdistricts.map((one) => ({ value: one.code, label: named(one) })),
  }))
}
