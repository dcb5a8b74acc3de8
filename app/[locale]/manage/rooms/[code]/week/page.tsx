import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ShortfallNotice } from '@/app/_components/manage/shortfall-list'
import { readWeekRoster } from '@/domain/roster/read-week-roster'
import { addDays, dayOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { day, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { DayCards } from './_day-cards'
import { WeekNews } from './_news'
import { CheckWarnings, Staff } from './_staff'
import { WeekForms } from './_week-forms'
import { WeekTable } from './_week-table'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('office.roomNav')
  return { title: t('week'), robots: { index: false } }
}

const address = query({ day, done: text, left: text, who: text, on: text })

type Props = { params: Promise<{ code: string }>; searchParams: Query }

/** A room's week: who is on duty when, and under it what is booked against every limit. */
export default async function Page({ params, searchParams }: Props) {
  const { code } = await readPath(params)
  const asked = await address(searchParams)
  const week = await forPage(paths.manageWeek(code), async () => {
    const ctx = await pageContext()
    return readWeekRoster(ctx, { code, day: asked.day ?? dayOf(ctx.now) })
  })
  const { monday, today, room, mayChange } = week
  const t = await getTranslations('roster')
  const format = formats(await getLocale())
  const to = (day: string) => paths.manageWeek(code, { day })
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageRoom(code)}>{t('week.back')}</BackLink>}
        title={t('week.title', {
          from: format.date(monday),
          to: format.date(addDays(monday, 6)),
        })}
        lead={mayChange ? t('week.lead') : t('week.leadRead')}
      />
      <WeekNews done={asked.done} left={asked.left} />
      <nav
        aria-label={t('week.weeks')}
        className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center print:hidden"
      >
        <TextLink href={to(addDays(monday, -7))}>{t('week.earlier')}</TextLink>
        <TextLink href={to(today)}>{t('week.thisWeek')}</TextLink>
        <TextLink href={to(addDays(monday, 7))}>{t('week.later')}</TextLink>
      </nav>
      <ShortfallNotice code={room.code} shortfalls={week.days.flatMap((one) => one.shortfalls)} />
      {week.staff.length === 0 ? (
        <EmptyState drawing={<BlocksDrawing />} title={t('week.noStaff')}>
          {t('week.noStaffText')}
        </EmptyState>
      ) : null}
      <CheckWarnings staff={week.staff} />
      <WeekTable week={week} />
      <Section id="load" title={t('week.load')}>
        <p className="max-w-text text-small text-soft">{t('week.loadText')}</p>
        <DayCards week={week} />
      </Section>
      <ClientTexts areas={['roster', 'faults']}>
        {mayChange ? (
          <WeekForms week={week} who={asked.who} on={asked.on} />
        ) : (
          <Notice>{t('week.leadRead')}</Notice>
        )}
        <Staff week={week} />
      </ClientTexts>
    </div>
  )
}
