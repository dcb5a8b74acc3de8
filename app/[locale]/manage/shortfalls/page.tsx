import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listScopeShortfalls } from '@/domain/shortfalls/list-scope-shortfalls'
import { oneOf, page, type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { SegmentLinks } from '@/ui/segment-links'
import { TextLink } from '@/ui/text-link'
import { type Asked, Filters } from './_filters'
import { ShortfallCards } from './_lines'
import { placesToChoose } from './_places'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('roster.shortfalls')
  return { title: t('title'), robots: { index: false } }
}

const states = ['open', 'over', 'resolved'] as const
const causes = ['staff', 'room', 'slot'] as const

const address = query({
  state: oneOf(states),
  cause: oneOf(causes),
  division: text,
  q: text,
  page,
})

/** What falls short in every room of the person's scope, the most urgent first. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { page: wanted, ...read } = await address(searchParams)
  const asked = askedIn(read)
  const { found, places } = await forPage(paths.manageShortfalls(), async () => {
    const ctx = await pageContext()
    const found = await listScopeShortfalls(ctx, {
      ...asked,
      search: asked.q,
      page: wanted,
    })
    return { found, places: await placesToChoose(ctx) }
  })
  const { shortfalls, total, page, pages } = found
  const t = await getTranslations('roster.shortfalls')
  const to = (change: { state?: string; page?: number }) =>
    paths.manageShortfalls({ ...asked, cause: asked.cause ?? undefined, ...change })
  const narrowed = asked.q !== '' || asked.division !== '' || asked.cause !== null
  return (
    <div className="stack gap-5">
      <PageHeader title={t('title')} lead={t('lead')} />
      <SegmentLinks
        label={t('state')}
        links={states.map((state) => ({
          href: to({ state }),
          text: t(state),
          current: state === asked.state,
        }))}
      />
      <Disclosure summary={t('find')} open={narrowed || undefined}>
        <Filters asked={asked} divisions={places} />
      </Disclosure>
      {total === 0 ? (
        <EmptyState drawing={<BlocksDrawing />} title={narrowed ? t('noneFound') : t('none')}>
          {narrowed ? t('noneFoundText') : t('noneText')}
        </EmptyState>
      ) : (
        <>
          <p role="status" className="text-soft">
            {t('count', { total })}
          </p>
          <ShortfallCards shortfalls={shortfalls} />
        </>
      )}
      {pages > 1 ? (
        <nav aria-label={t('page', { page, pages })} className="flex flex-wrap items-center gap-6">
          {page > 1 ? <TextLink href={to({ page: page - 1 })}>{t('earlier')}</TextLink> : null}
          <span className="inline-flex min-h-11 items-center tabular-nums">
            {t('page', { page, pages })}
          </span>
          {page < pages ? <TextLink href={to({ page: page + 1 })}>{t('later')}</TextLink> : null}
        </nav>
      ) : null}
    </div>
  )
}

function askedIn(read: Omit<Awaited<ReturnType<typeof address>>, 'page'>): Asked {
  return {
    state: read.state ?? 'open',
    cause: read.cause,
    division: /^\d{6}(\d{3})?$/.test(read.division) ? read.division : '',
    q: read.q.slice(0, 80),
  }
}
