import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { readTimetables, type TimetablesPage } from '@/domain/timetables/read-timetables'
import { month, type Query, query, readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { ClockDrawing } from '@/ui/drawings/clock'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { MonthSection } from './_month-section'
import { PatternCard } from './_pattern-card'
import { WeekDrawing } from './_week-drawing'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('timetables.list')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ month })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** A room's weekly patterns: as cards, drawn as a week, and as the slots of a month. */
export default async function Page({ params, searchParams }: Props) {
  const { code } = await readPath(params)
  const { month } = await address(searchParams)
  const page = await forPage(paths.manageTimetables(code), async () =>
    readTimetables(await pageContext(), { code, month }),
  )
  const { room } = page
  const t = await getTranslations('timetables.list')
  const zh = (await getLocale()) === 'zh'
  return (
    <div className="stack gap-6">
      <PageHeader
        title={t('title')}
        lead={zh ? room.nameZh : (room.nameEn ?? room.nameZh)}
        actions={
          page.mayChange ? (
            <>
              <ButtonLink href={paths.manageNewTimetable(code)}>{t('add')}</ButtonLink>
              <ButtonLink kind="quiet" href={paths.manageNewSlot(code)}>
                {t('addSlot')}
              </ButtonLink>
            </>
          ) : null
        }
      />
      {room.status === 'open' ? null : <Notice>{t(room.status)}</Notice>}
      <Patterns page={page} />
      <MonthSection
        code={code}
        month={page.month}
        days={page.days}
        hrefOf={(one) => paths.manageTimetables(code, { month: one })}
      />
    </div>
  )
}

async function Patterns({ page }: { page: TimetablesPage }) {
  const t = await getTranslations('timetables')
  const { timetables, mayChange, room } = page
  const live = timetables.filter((one) => one.state !== 'ended')
  const ended = timetables.filter((one) => one.state === 'ended')
  const cards = (lines: typeof live) => (
    <ul className="grid gap-3 md:grid-cols-2">
      {lines.map((line) => (
        <PatternCard key={line.id} code={room.code} line={line} mayChange={mayChange} />
      ))}
    </ul>
  )
  return (
    <>
      {live.length === 0 ? (
        <EmptyState drawing={<ClockDrawing />} title={t('list.none')}>
          {t('list.noneText')}
        </EmptyState>
      ) : (
        <>
          <Section id="patterns" title={t('list.cards')}>
            {cards(live)}
          </Section>
          <Section id="drawn" title={t('week.title')}>
            <WeekDrawing patterns={live} shared={page.shared} places={page.places} />
          </Section>
        </>
      )}
      {ended.length > 0 ? (
        <Disclosure summary={t('list.endedTitle', { count: ended.length })}>
          {cards(ended)}
        </Disclosure>
      ) : null}
    </>
  )
}
