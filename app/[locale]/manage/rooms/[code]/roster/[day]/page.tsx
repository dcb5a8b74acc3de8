import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ShortfallNotice } from '@/app/_components/manage/shortfall-list'
import { type DayRosterPage, readDayRoster } from '@/domain/roster/read-day-roster'
import { isDay } from '@/domain/shared/time'
import { listShortfalls } from '@/domain/shortfalls/list-shortfalls'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { RosterForm } from './_roster-form'
import { ShiftList } from './_shift-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('manage.duty')
  return { title: t('title'), robots: { index: false } }
}

type Props = { params: Promise<{ code: string; day: string }> }

/** Who is on duty in a room on a day; for people who run the room, a form. */
export default async function Page({ params }: Props) {
  const { code, day } = await readPath(params)
  if (!isDay(day)) notFound()
  const { roster, shortfalls } = await forPage(paths.manageRoster(code, day), async () => {
    const ctx = await pageContext()
    const roster = await readDayRoster(ctx, { code, day })
    const { shortfalls } = await listShortfalls(ctx, { roomId: roster.room.id })
    return { roster, shortfalls: shortfalls.filter((one) => one.day === day) }
  })
  const t = await getTranslations('manage.roster')
  const words = formats(await getLocale()).day(day)
  const change = roster.mayChange && !roster.past
  return (
    <div className="stack gap-6">
      <PageHeader
        back={
          <BackLink href={paths.manageRoom(code, { day })}>{t('back', { day: words })}</BackLink>
        }
        title={t('title', { day: words })}
        lead={change ? t('lead') : null}
      />
      <ShortfallNotice code={code} shortfalls={shortfalls} here={paths.manageRoster(code, day)} />
      {roster.past ? <Notice>{t('past')}</Notice> : null}
      {!roster.mayChange ? <Notice>{t('readOnly')}</Notice> : null}
      <Roster roster={roster} change={change} />
    </div>
  )
}

async function Roster({ roster, change }: { roster: DayRosterPage; change: boolean }) {
  const t = await getTranslations('manage.roster')
  const { room, day, shifts, seen } = roster
  if (!change) return <ShiftList roster={roster} />
  if (roster.staff.length === 0) {
    return (
      <EmptyState drawing={<BlocksDrawing />} title={t('noStaff')}>
        {t('noStaffText')}
      </EmptyState>
    )
  }
  const staff = roster.staff.map(({ id, name, countsForRatio, active }) => ({
    value: id,
    label: active ? (countsForRatio ? name : t('notCounting', { name })) : t('left', { name }),
  }))
  return (
    <ClientTexts areas={['manage', 'faults']}>
      <RosterForm
        code={room.code}
        roomId={room.id}
        day={day}
        seen={seen}
        staff={staff}
        shifts={shifts}
      />
    </ClientTexts>
  )
}
