import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readCalendar } from '@/domain/calendar/read-calendar'
import { ClientTexts } from '@/i18n/client-texts'
import { number, oneOf, type Query, query } from '@/lib/asked'
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

const most = 10_000
const address = query({
  year: number(2099),
  done: oneOf(['saved', 'imported']),
  added: number(most),
  removed: number(most),
  closed: number(most),
  families: number(100_000),
  stayClosed: number(most),
})

type Props = { searchParams: Query }

/** A year of holidays and make-up days; the city's administrators enter and change them. */
export default async function Page({ searchParams }: Props) {
  const asked = await address(searchParams)
  const calendar = await forPage(paths.manageCalendar(), async () =>
    readCalendar(await pageContext(), { year: asked.year >= 2000 ? asked.year : null }),
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
      <Done asked={asked} />
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

async function Done({ asked }: { asked: Awaited<ReturnType<typeof address>> }) {
  const t = await getTranslations('calendar.done')
  const { done, added, removed, closed, families, stayClosed } = asked
  if (!done) return null
  return (
    <Notice tone="success" announce>
      <p>{done === 'saved' ? t('saved', { added, removed, closed, families }) : t('imported')}</p>
      {stayClosed > 0 ? <p>{t('stayClosed', { count: stayClosed })}</p> : null}
    </Notice>
  )
}
