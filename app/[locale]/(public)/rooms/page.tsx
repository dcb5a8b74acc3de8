import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FindForm } from '@/app/_components/find-form'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { findRooms } from '@/domain/search/find-rooms'
import { dayOf } from '@/domain/shared/time'
import { type Query, query } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forVisitors } from '@/lib/for-visitors'
import { RoomDrawing } from '@/ui/drawings/room'
import { PageHeader } from '@/ui/page-header'
import { findQuery, readFindFilters } from '../_find-filters'
import { whereOf } from '../_where'
import { FoundDays } from './_found-days'
import { FoundList } from './_found-list'
import { HomeFirst, IgnoredFilters } from './_search-notes'

const address = query(findQuery)

type Props = { searchParams: Query }

/** Named by the place looked at, so that a shared address says what it shows. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [ctx, locale, search] = [
    await pageContext(),
    await getLocale(),
    await address(searchParams),
  ]
  const divisions = await forVisitors('divisions', ctx, null, listDivisions)
  const { filters } = readFindFilters(search, divisions, dayOf(ctx.now))
  const { name } = whereOf(divisions, filters.division, locale)
  const t = await getTranslations('find')
  return { title: name ? t('listTitleIn', { where: name }) : t('listTitle') }
}

/** Every room of a place with its slots of one day, also what is full, closed or not released. */
export default async function Page({ searchParams }: Props) {
  const [ctx, locale, search] = [
    await pageContext(),
    await getLocale(),
    await address(searchParams),
  ]
  const t = await getTranslations('find')
  const divisions = await forVisitors('divisions', ctx, null, listDivisions)
  const { filters, ignored, untouched } = readFindFilters(search, divisions, dayOf(ctx.now))
  const home = ctx.actor.kind === 'account' ? ctx.actor.homeSubdistrictCode : null
  const startAtHome = untouched && home !== null
  if (startAtHome) filters.division = home
  const list = {
    divisionCode: filters.division,
    day: filters.day,
    ageMonths: filters.ageMonths,
    page: filters.page,
  }
  const found = await forVisitors('rooms', ctx, list, findRooms, { mayLag: true })
  const where = whereOf(divisions, filters.division, locale)
  const asked = { ...filters, day: found.day, page: found.page }
  return (
    <div className="stack gap-6">
      <PageHeader title={t('listTitle')} lead={t('listLead')} drawing={<RoomDrawing />} />
      <div className="stack gap-3">
        <FindForm
          divisions={divisions}
          filters={filters}
          today={found.today}
          days={found.days.length}
        />
        <IgnoredFilters
          ignored={
            filters.day === null || filters.day === found.day ? ignored : [...ignored, 'day']
          }
          days={{ from: found.days.at(0)?.day ?? found.today, to: found.days.at(-1)?.day ?? '' }}
          page={filters.page > found.page ? found.page : null}
        />
        {startAtHome && where.name ? <HomeFirst name={where.name} /> : null}
      </div>
      <FoundDays found={found} filters={asked} />
      <FoundList found={found} filters={asked} where={where} />
    </div>
  )
}
