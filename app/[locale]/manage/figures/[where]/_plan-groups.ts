import type { PlaceFigures } from '@/domain/figures/read-figures'
import { type PlanSum, sumPlans } from '@/domain/figures/rules'
import type { PlanFigures } from '@/domain/figures/types'
import type { Locale } from '@/i18n/routing'

/** Planned places and targets by the level below a place: districts of the city, else subdistricts. */
export function planGroups(
  { place, plans }: PlaceFigures,
  locale: Locale,
): (PlanSum & { code: string; name: string })[] {
  const city = place.level === 'city'
  const zh = locale === 'zh'
  const groups = new Map<string, { name: string; plans: PlanFigures[] }>()
  for (const one of plans) {
    const code = city ? one.districtCode : one.subdistrictCode
    const name = city
      ? zh
        ? one.districtZh
        : one.districtEn
      : zh
        ? one.subdistrictZh
        : one.subdistrictEn
    const group = groups.get(code) ?? { name, plans: [] }
    group.plans.push(one)
    groups.set(code, group)
  }
  return [...groups].map(([code, group]) => ({ code, name: group.name, ...sumPlans(group.plans) }))
}
