import { getLocale, getTranslations } from 'next-intl/server'
import { divisionGroups } from '@/app/_components/division-groups'
import { listDivisions } from '@/domain/divisions/list-divisions'
import type { Ctx } from '@/domain/shared/context'
import type { Option } from '@/ui/field'

const wide = ['city_administrator', 'district_administrator', 'operator']

/**
 * Districts and subdistricts to choose from, for anyone who may have rooms in several; a district's
 * administrator chooses within the district.
 */
export async function placesToChoose(ctx: Ctx): Promise<{ label: string; options: Option[] }[]> {
  const { actor } = ctx
  if (actor.kind !== 'account' || !actor.roles.some(({ role }) => wide.includes(role))) return []
  const locale = await getLocale()
  const t = await getTranslations('roster.shortfalls')
  const [groups, divisions] = await Promise.all([divisionGroups(ctx, locale), listDivisions(ctx)])
  const own = actor.roles.flatMap((role) =>
    role.role === 'district_administrator' ? [role.districtCode] : [],
  )
  const narrow = actor.roles.every(({ role }) => role === 'district_administrator')
  const within = groups.filter((_, n) => !narrow || own.includes(divisions[n]?.code ?? ''))
  if (narrow) return within
  const districts = divisions.map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: locale === 'zh' ? nameZh : nameEn,
  }))
  return [{ label: t('districts'), options: districts }, ...within]
}
