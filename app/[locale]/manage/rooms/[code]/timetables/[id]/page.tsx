import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { readTimetable } from '@/domain/timetables/read-timetable'
import { ClientTexts } from '@/i18n/client-texts'
import { month, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { Effect } from '../_effect'
import { MonthSection } from '../_month-section'
import { StateOfPattern } from '../_pattern-card'
import { monthsFrom, shownPattern } from '../_shown'
import { TimetableForm } from '../_timetable-form'
import { EndForm } from './_end-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('timetables.list')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ month, done: text, saved: text })

type Props = {
  params: Promise<{ code: string; id: string }>
  searchParams: Query
}

const deeds = ['created', 'changed', 'ended'] as const

/** One weekly pattern: what was last done to it, its form, its month, and its end. */
export default async function Page({ params, searchParams }: Props) {
  const { code, id } = await readPath(params)
  const { month, done, saved } = await address(searchParams)
  const page = await forPage(paths.manageTimetable(code, id), async () =>
    readTimetable(await pageContext(), { code, timetableId: id, month }),
  )
  const { timetable, room, today } = page
  if (!timetable) notFound()
  const t = await getTranslations('timetables')
  const format = formats(await getLocale())
  const deed = deeds.find((one) => one === done)
  const { fromTime, toTime, weekdays, state, last } = timetable
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageTimetables(code)}>{t('form.back')}</BackLink>}
        title={`${format.weekdays(weekdays)} ${format.span(fromTime, toTime)}`}
        labels={<StateOfPattern state={state} />}
        lead={t('form.lead')}
      />
      {deed ? (
        <Notice tone="success" title={t(`done.${deed}`)} announce>
          {last ? <Effect code={code} effect={last.effect} tense="did" /> : null}
        </Notice>
      ) : null}
      {room.status === 'draft' ? <Notice>{t('list.draft')}</Notice> : null}
      <ClientTexts areas={['timetables', 'faults']}>
        <TimetableForm
          key={saved}
          deed="change"
          code={code}
          roomId={room.id}
          timetableId={timetable.id}
          seen={timetable.seen}
          limits={page.limits}
          shown={shownPattern(timetable)}
          month={today.slice(0, 7)}
          months={monthsFrom(today)}
        />
        {state === 'ended' ? null : (
          <EndForm code={code} timetableId={timetable.id} lastDay={today} month={page.month} />
        )}
      </ClientTexts>
      <MonthSection
        code={code}
        month={page.month}
        days={timetable.days}
        hrefOf={(one) => paths.manageTimetable(code, id, { month: one })}
      />
      {last && !deed ? (
        <Section id="last" title={t('effect.did')} aside={format.moment(last.at)}>
          <Effect code={code} effect={last.effect} tense="did" />
        </Section>
      ) : null}
    </div>
  )
}
