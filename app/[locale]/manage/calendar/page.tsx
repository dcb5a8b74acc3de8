import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readCalendar } from '@/domain/calendar/read-calendar'
import { ClientTexts } from '@/i18n/client-texts'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { SegmentLinks } from '@/ui/segment-links'
import { CalendarForm } from './_calendar-form'
import { ImportForm } from './_import-form'
import { knownYears } from './_published'
import { Runs } from './_runs'
import { YearTables } from './_year-tables'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('calendar')
  return { title: t('title'), robots: { index: false } }
}

type Query = Partial<
  Record<'year' | 'done' | 'added' | 'removed' | 'closed' | 'families', string | string[]>
>
type Props = { searchParams: Promise<Query> }

/** A year of holidays and make-up days; the city's administrators enter and change them. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams
  const asked = typeof query.year === 'string' && /^20\d\d$/.test(query.year) ? query.year : null
  const calendar = await forPage(paths.manageCalendar(), async () =>
    readCalendar(await pageContext(), { year: asked ? Number(asked) : null }),
  )
  const { year, days, mayChange, missing } = calendar
  const t = await getTranslations('calendar')
  const importable = knownYears().filter((one) => !calendar.published.includes(one))
  return (
    <div className="stack gap-6">
      <PageHeader
        title={t('of', { year: String(year) })}
        lead={mayChange ? t('lead') : `${t('lead')} ${t('leadView')}`}
      />
      <Done query={query} />
      {missing ? (
        <Notice tone="warning" title={t('warning.title', { year: String(missing) })}>
          {t('warning.text', { year: String(missing) })}
        </Notice>
      ) : null}
      <SegmentLinks
        label={t('years')}
        links={calendar.years.map((one) => ({
          href: paths.manageCalendar({ year: String(one) }),
          text: t('year', { year: String(one) }),
          current: one === year,
        }))}
      />
      {days.length === 0 ? (
        <EmptyState title={t('none', { year: String(year) })}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <Runs days={days} />
          <YearTables calendar={calendar} />
        </>
      )}
      {mayChange ? (
        <ClientTexts areas={['calendar', 'policies', 'faults']}>
          {importable.map((one) => (
            <ImportForm key={one} year={one} />
          ))}
          <Section id="change" title={t('form.title')}>
            <p className="max-w-text text-soft">{t('form.lead')}</p>
            <CalendarForm today={calendar.today} />
          </Section>
        </ClientTexts>
      ) : null}
    </div>
  )
}

async function Done({ query }: { query: Query }) {
  const t = await getTranslations('calendar.done')
  if (query.done !== 'saved' && query.done !== 'imported') return null
  const [added = 0, removed = 0, closed = 0, families = 0] = [
    query.added,
    query.removed,
    query.closed,
    query.families,
  ].map((text) => Math.trunc(Number(text)) || 0)
  return (
    <Notice tone="success" announce>
      {query.done === 'saved' ? t('saved', { added, removed, closed, families }) : t('imported')}
    </Notice>
  )
}
