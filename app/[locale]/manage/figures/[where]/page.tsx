import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { figuresPlaceSeen } from '@/domain/figures/figures-place-seen'
import { readFigures } from '@/domain/figures/read-figures'
import { dayOf } from '@/domain/shared/time'
import { type Query, query, readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { Breadcrumb } from '@/ui/back-link'
import { RoomDrawing } from '@/ui/drawings/room'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { askedOf, figuresQuery } from './_asked'
import { CityMap } from './_city-map'
import { HoursOfWeek } from './_hours'
import { placeName, placesAbove } from './_names'
import { PlacesOccupancy, RoomsOccupancy } from './_occupancy'
import { PeriodChoice, PeriodText } from './_period'
import { PlannedPlaces, Programme } from './_plans'
import { Demand, Refusals } from './_refusals'
import { Tiles } from './_tiles'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('figures')
  return { title: t('title'), robots: { index: false } }
}

const address = query(figuresQuery)

type Props = {
  params: Promise<{ where: string }>
  searchParams: Query
}

/** The figures of a city, district, subdistrict or room over a period; what is below adds up to it. */
export default async function Page({ params, searchParams }: Props) {
  const where = (await readPath(params)).where
  const search = await address(searchParams)
  const { figures, asked, actor } = await forPage(paths.manageFigures(where), async () => {
    const ctx = await pageContext()
    const asked = askedOf(search, dayOf(ctx.now))
    return {
      figures: await readFigures(ctx, { where, period: asked.period }),
      asked,
      actor: ctx.actor,
    }
  })
  const t = await getTranslations('figures')
  const locale = await getLocale()
  const { place, rooms } = figures
  const name = placeName(place, t, locale)
  const above = placesAbove(place, t, locale).filter((one) =>
    figuresPlaceSeen(actor, one.where, place),
  )
  const trail = above.map((one) => ({
    href: paths.manageFigures(one.where, asked.query),
    text: one.name,
  }))
  const divided = place.level === 'city' || place.level === 'district'
  return (
    <div className="stack gap-8">
      <div className="stack gap-4">
        <PageHeader
          back={
            trail.length > 0 ? (
              <Breadcrumb label={t('title')} trail={trail} here={name} />
            ) : undefined
          }
          title={t('up', { name })}
          lead={<PeriodText asked={asked} today={figures.today} />}
        />
        {place.level === 'room' ? (
          <p className="print:hidden">
            <TextLink href={paths.manageRoom(rooms[0]?.code ?? '')}>{name}</TextLink>
          </p>
        ) : null}
        <PeriodChoice where={where} asked={asked} />
        <Tiles figures={figures} />
      </div>
      {rooms.length === 0 ? (
        <EmptyState drawing={<RoomDrawing />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : null}
      {place.level === 'city' ? <CityMap figures={figures} asked={asked} /> : null}
      {divided ? <PlacesOccupancy figures={figures} asked={asked} /> : null}
      <HoursOfWeek figures={figures} asked={asked} />
      <Refusals figures={figures} asked={asked} />
      <Demand figures={figures} asked={asked} />
      {figures.plans.length > 0 ? <PlannedPlaces figures={figures} asked={asked} /> : null}
      <Programme figures={figures} />
      {place.level !== 'room' && rooms.length > 0 ? (
        <RoomsOccupancy figures={figures} asked={asked} />
      ) : null}
    </div>
  )
}
