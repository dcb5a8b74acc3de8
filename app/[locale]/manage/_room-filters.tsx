import { useLocale, useTranslations } from 'next-intl'
import type { ManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { type RoomState, roomStates } from '@/domain/rooms/types'
import { getPathname } from '@/i18n/navigation'
import { placeIn } from '@/lib/name-in'
import { type ManageFilters, paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'
import { SegmentLinks } from '@/ui/segment-links'

type Facets = ManagedRooms['facets']

/** The states there are rooms in, with how many, as links that keep the other conditions. */
export function StateLinks({ facets, filters }: { facets: Facets; filters: ManageFilters }) {
  const t = useTranslations('rooms.list')
  const { q, division, operator } = filters
  const shown = roomStates.filter((state) => facets.states[state] > 0 || filters.state === state)
  if (shown.length < 2) return null
  const link = (state: RoomState | null, count: number) => ({
    href: paths.manage({ q, division, operator, state }),
    text: t(`state.${state ?? 'all'}`),
    current: (filters.state ?? null) === state,
    count,
  })
  return (
    <SegmentLinks
      label={t('states')}
      links={[link(null, facets.total), ...shown.map((state) => link(state, facets.states[state]))]}
    />
  )
}

/** Finds rooms by name, place and operator: what there is only one of is not asked. */
export function FilterForm({ facets, filters }: { facets: Facets; filters: ManageFilters }) {
  const t = useTranslations('rooms.list')
  const locale = useLocale()
  const groups = divisionGroupsOf(facets, locale, (district) => t('wholeDistrict', { district }))
  return (
    <search>
      <form
        action={getPathname({ href: paths.manage(), locale })}
        aria-label={t('label')}
        className="grid items-end gap-x-3 gap-y-4 rounded-soft bg-card p-4 shadow-lift sm:grid-cols-2 sm:p-5 lg:grid-cols-[4fr_4fr_4fr_auto]"
      >
        {filters.state ? <input type="hidden" name="state" value={filters.state} /> : null}
        <TextField
          name="q"
          type="search"
          label={t('search')}
          defaultValue={filters.q ?? ''}
          maxLength={80}
        />
        {facets.subdistricts.length > 1 ? (
          <SelectField
            name="division"
            label={t('division')}
            empty={t('allDivisions')}
            groups={groups}
            defaultValue={filters.division ?? ''}
          />
        ) : null}
        {facets.operators.length > 1 ? (
          <SelectField
            name="operator"
            label={t('operator')}
            empty={t('allOperators')}
            options={facets.operators.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={filters.operator ?? ''}
          />
        ) : null}
        <button type="submit" className={buttonClass('quiet')}>
          {t('find')}
        </button>
      </form>
    </search>
  )
}

function divisionGroupsOf(
  { subdistricts }: Facets,
  locale: 'zh' | 'en',
  whole: (district: string) => string,
) {
  const groups = new Map<string, { label: string; options: { value: string; label: string }[] }>()
  for (const one of subdistricts) {
    const named = placeIn(locale, {
      ...one,
      subdistrictZh: one.nameZh,
      subdistrictEn: one.nameEn,
    })
    const group = groups.get(one.districtCode) ?? {
      label: named.district,
      options: [{ value: one.districtCode, label: whole(named.district) }],
    }
    group.options.push({ value: one.code, label: named.subdistrict })
    groups.set(one.districtCode, group)
  }
  return [...groups.values()]
}
