import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Secondary } from '@/app/_components/secondary'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { explainNothing } from '@/domain/search/explain-nothing'
import { searchPlaces } from '@/domain/search/search-places'
import { dayOf } from '@/domain/shared/time'
import { type Query, query } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forVisitors } from '@/lib/for-visitors'
import { RoomDrawing } from '@/ui/drawings/room'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { FitsList, ForWhom } from './_fits-list'
import { FitsMap } from './_fits-map'
import { HomeData, homeMetadata } from './_home-data'
import { HowItWorks } from './_how-it-works'
import { NothingFits } from './_nothing-fits'
import { searchForOthers, searchOf } from './_search-address'
import { SearchForm } from './_search-form'
import { whereOf } from './_where'
import { readWish, wishQuery } from './_wish'
import { IgnoredConditions } from './_wish-notes'

const address = query(wishQuery)

type Props = { searchParams: Query }

/** Read once a request, for the page and its title. */
const placesOfCity = cache(async () =>
  forVisitors('divisions', await pageContext(), null, listDivisions),
)

/** Named by the place looked at, so that a shared address says what it shows. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [ctx, locale, search] = [
    await pageContext(),
    await getLocale(),
    await address(searchParams),
  ]
  const divisions = await placesOfCity()
  const { wish } = readWish(search, divisions, dayOf(ctx.now))
  const { name } = whereOf(divisions, wish.divisionCode, locale)
  const place = wish.divisionCode && name ? { code: wish.divisionCode, name } : null
  return homeMetadata(locale, place)
}

/** The front page answers: where is a place that fits, near home, soon? */
export default async function Page({ searchParams }: Props) {
  const [ctx, locale, search] = [
    await pageContext(),
    await getLocale(),
    await address(searchParams),
  ]
  const t = await getTranslations('search')
  const how = await getTranslations('find.how')
  const divisions = await placesOfCity()
  const read = readWish(search, divisions, dayOf(ctx.now))
  const searched = await forVisitors(
    'search',
    ctx,
    { wish: read.wish, untouched: read.untouched },
    (ctx, { wish, untouched }) => searchPlaces(ctx, wish, { untouched }),
    { mayLag: true },
  )
  const { wish } = searched
  const ignored = new Set(read.ignored)
  if (searched.page !== wish.page) ignored.add('page')
  if (read.wish.days.some((day) => !wish.days.includes(day))) ignored.add('day')
  const where = whereOf(divisions, wish.divisionCode, locale)
  const view = search.view?.[0] === 'map' ? 'map' : null
  const found = searched.rooms.length > 0
  // On a phone the places have to come sooner than the house.
  const drawing = (
    <div className="max-sm:hidden">
      <RoomDrawing />
    </div>
  )
  return (
    <div className="stack gap-6">
      <HomeData locale={locale} />
      <PageHeader title={t('title')} lead={t('lead')} drawing={drawing} />
      <div className="stack gap-3">
        <IgnoredConditions ignored={[...ignored]} days={searched.days.length} />
        <SearchForm divisions={divisions} searched={searched} view={view} />
      </div>
      <Section
        id="found"
        title={wish.near ? t('resultsNear') : t('results', { where: where.name ?? t('form.city') })}
        aside={
          <p className="flex flex-wrap items-center gap-x-3 text-small text-soft">
            <span>
              <ForWhom searched={searched} />
            </span>
            {found ? (
              <TextLink
                href={searchOf(wish, view === null ? 'map' : null)}
                className="inline-flex min-h-11 items-center"
              >
                {t(view === null ? 'view.map' : 'view.list')}
              </TextLink>
            ) : null}
            {read.untouched && where.name ? (
              <TextLink
                href={searchOf({ ...wish, divisionCode: null }, view)}
                className="inline-flex min-h-11 items-center"
              >
                {t('homeAll')}
              </TextLink>
            ) : null}
          </p>
        }
      >
        {found ? (
          <>
            {view === 'map' ? <FitsMap searched={searched} /> : null}
            <FitsList searched={searched} />
          </>
        ) : (
          <NothingFits nothing={await explainNothing(ctx, searched)} wish={wish} />
        )}
        <p className="text-small">
          <TextLink href={searchForOthers(wish, searched.chosen, searched.today)}>
            {t('forward')}
          </TextLink>{' '}
          <span className="text-soft">{t('forwardHint')}</span>
        </p>
      </Section>
      <Secondary summary={how('title')}>
        <HowItWorks />
      </Secondary>
    </div>
  )
}
