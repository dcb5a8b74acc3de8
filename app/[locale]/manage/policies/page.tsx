import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { officeOf } from '@/domain/authority/office-rules'
import type { FoundPlace } from '@/domain/policies/child-queries'
import { findPolicyPlaces } from '@/domain/policies/find-policy-places'
import { type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage, goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { RoomDrawing } from '@/ui/drawings/room'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { PlaceSearch } from './_search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policies')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ q: text })

type Props = { searchParams: Query }

/** Opens the rules of the widest office somebody has; others, and a search, choose from a list. */
export default async function Page({ searchParams }: Props) {
  const { q: search } = await address(searchParams)
  const { found, office } = await forPage(paths.managePolicyPlaces(search), async () => {
    const ctx = await pageContext()
    return { found: await findPolicyPlaces(ctx, { search }), office: officeOf(ctx.actor) }
  })
  if (office && search === '') {
    return goTo(paths.managePolicies(office.level === 'city' ? 'city' : office.code))
  }
  const [only] = found.places
  if (only && found.total === 1 && search === '') return goTo(paths.managePolicies(only.where))
  const t = await getTranslations('policies.places')
  const { places, total } = found
  const shown = places.length
  return (
    <div className="stack gap-6">
      <PageHeader title={t('title')} lead={t('lead')} />
      <PlaceSearch search={search} />
      {shown === 0 ? (
        <EmptyState drawing={<RoomDrawing />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="text-soft">
            {total > shown ? t('shown', { total, shown }) : t('count', { total })}
          </p>
          <ul className="grid gap-3 md:grid-cols-2">
            {places.map((place) => (
              <Place key={place.where} place={place} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

async function Place({ place }: { place: FoundPlace }) {
  const zh = (await getLocale()) === 'zh'
  return (
    <Card as="li">
      <h2 className="wrap-anywhere text-lead leading-snug">
        <CardLink href={paths.managePolicies(place.where)}>
          {zh ? place.nameZh : (place.nameEn ?? place.nameZh)}
        </CardLink>
      </h2>
      <p className="text-small text-soft">{zh ? place.inZh : place.inEn}</p>
    </Card>
  )
}
