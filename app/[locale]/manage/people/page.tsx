import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listPeople, peopleShown } from '@/domain/people/list-people'
import { ClientTexts } from '@/i18n/client-texts'
import { page, type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader, Section } from '@/ui/page-header'
import { DoneNews } from './_done-news'
import { FactorNotice } from './_factor-notice'
import { OfferList } from './_offer-list'
import { PeopleList } from './_people-list'
import { SearchForm } from './_search-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.list')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ q: text, page, done: text })

/** Who holds which office in the reader's scope, and who was invited. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { q: search, page, done } = await address(searchParams)
  const found = await forPage(paths.managePeople({ q: search, page }), async () =>
    listPeople(await pageContext(), { search, page }),
  )
  const t = await getTranslations('people.list')
  const { people, total, offers } = found
  const from = (page - 1) * peopleShown + 1
  return (
    <div className="stack gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<ButtonLink href={paths.manageInvite()}>{t('invite')}</ButtonLink>}
      />
      <DoneNews done={done} />
      <FactorNotice level={found.factorLevel} />
      <SearchForm search={search} />
      {people.length === 0 ? (
        <EmptyState
          drawing={<BlocksDrawing />}
          title={t('none')}
          action={<ButtonLink href={paths.managePeople()}>{t('all')}</ButtonLink>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <Section
          id="people-part"
          title={
            total > people.length
              ? t('shown', { total, from, to: from + people.length - 1 })
              : t('count', { total })
          }
        >
          <PeopleList people={people} level={found.factorLevel} />
          <Pages search={search} page={page} last={Math.ceil(total / peopleShown)} />
        </Section>
      )}
      {search !== '' && offers.length === 0 ? null : (
        <Section id="offers-part" title={t('offers')}>
          <ClientTexts areas={['people', 'account', 'faults']}>
            <OfferList offers={offers} />
          </ClientTexts>
        </Section>
      )}
    </div>
  )
}

async function Pages({ search, page, last }: { search: string; page: number; last: number }) {
  if (last < 2) return null
  const t = await getTranslations('people.list')
  const to = (other: number) => paths.managePeople({ q: search, page: other })
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
      {page > 1 ? (
        <ButtonLink kind="quiet" href={to(page - 1)}>
          {t('earlier')}
        </ButtonLink>
      ) : null}
      {page < last ? (
        <ButtonLink kind="quiet" href={to(page + 1)}>
          {t('later')}
        </ButtonLink>
      ) : null}
    </nav>
  )
}
