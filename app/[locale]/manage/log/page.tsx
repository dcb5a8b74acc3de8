import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { type LogPage, readLog } from '@/domain/log/read-log'
import { dayOf } from '@/domain/shared/time'
import { type Query, query } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'
import { Disclosure } from '@/ui/disclosure'
import { ClockDrawing } from '@/ui/drawings/clock'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { ChildLogForm } from './_child-form'
import { LogEntries } from './_entries'
import { ExportForm } from './_export-form'
import { logAddress, logFilters, logQuery, narrows } from './_filters'
import { LogSearchForm } from './_search-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('log')
  return { title: t('title'), robots: { index: false } }
}

const address = query(logAddress)

type Props = { searchParams: Query }

/** The log of an administrator's scope: who did what, when, from what to what, why, from where. */
export default async function Page({ searchParams }: Props) {
  const filters = logFilters(await address(searchParams))
  const query = logQuery(filters)
  const { log, thisYear } = await forPage(paths.manageLog(query), async () => {
    const ctx = await pageContext()
    return { log: await readLog(ctx, filters), thisYear: Number(dayOf(ctx.now).slice(0, 4)) }
  })
  const t = await getTranslations('log')
  if (log.reasonNeeded) return <ReasonFirst childId={filters.childId ?? null} />
  return (
    <div className="stack gap-6">
      <PageHeader title={t('title')} lead={t('lead')} />
      {filters.childId ? (
        <Notice action={<TextLink href={paths.manageLog()}>{t('child.leave')}</TextLink>}>
          {t('child.shown')}
        </Notice>
      ) : null}
      <LogSearchForm filters={filters} />
      {log.cut ? <Notice tone="warning">{t('list.cut')}</Notice> : null}
      {log.entries.length === 0 ? (
        <EmptyState
          drawing={<ClockDrawing />}
          title={t('list.none')}
          action={
            narrows(filters) ? (
              <ButtonLink href={paths.manageLog()} kind="quiet">
                {t('search.all')}
              </ButtonLink>
            ) : null
          }
        >
          {t('list.noneText')}
        </EmptyState>
      ) : (
        <LogEntries entries={log.entries} />
      )}
      <Pages log={log} query={query} after={filters.after ?? null} />
      <Card className="print:hidden">
        <Disclosure summary={t('child.title')}>
          <p className="max-w-text">{t('child.text')}</p>
          <ChildForm childId={null} />
        </Disclosure>
        {log.mayExport ? (
          <Disclosure summary={t('export.title')}>
            <ExportForm thisYear={thisYear} />
          </Disclosure>
        ) : null}
      </Card>
    </div>
  )
}

/** Before the records about a child: why they are to be opened. */
async function ReasonFirst({ childId }: { childId: string | null }) {
  const t = await getTranslations('log.child')
  return (
    <div className="stack gap-6">
      <PageHeader title={t('title')} lead={t('text')} />
      <Notice>{t('needed')}</Notice>
      <ChildForm childId={childId} />
    </div>
  )
}

/** The form with its own texts alone: the words for every action stay on the server. */
async function ChildForm({ childId }: { childId: string | null }) {
  const { common, faults, log } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ common, faults, log: { child: log.child } }}>
      <ChildLogForm childId={childId} />
    </NextIntlClientProvider>
  )
}

async function Pages(props: {
  log: LogPage
  query: ReturnType<typeof logQuery>
  after: string | null
}) {
  const { log, query, after } = props
  if (!log.next && !after) return null
  const t = await getTranslations('log.list')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-3 print:hidden">
      {log.next ? (
        <ButtonLink kind="quiet" href={paths.manageLog({ ...query, after: log.next })}>
          {t('older')}
        </ButtonLink>
      ) : null}
      {after ? (
        <ButtonLink kind="plain" href={paths.manageLog(query)}>
          {t('newest')}
        </ButtonLink>
      ) : null}
    </nav>
  )
}
