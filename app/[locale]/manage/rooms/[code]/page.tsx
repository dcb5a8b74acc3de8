import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DoneNews } from '@/app/_components/manage/done-news'
import { RoomStatus } from '@/app/_components/manage/room-status'
import { ShortfallNotice } from '@/app/_components/manage/shortfall-list'
import { dayOf } from '@/domain/shared/time'
import { readRoomDays } from '@/domain/slots/read-room-days'
import { ClientTexts } from '@/i18n/client-texts'
import { day, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { DaySlots } from './_day-slots'
import { DutySummary } from './_duty-summary'
import { OpenDay } from './_open-day'
import { Week } from './_week'
import { WeekStrip } from './_week-strip'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('manage.rooms')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ day, done: text })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** A room's day for its staff: what falls short, who comes next, who is on duty, the week. */
export default async function Page({ params, searchParams }: Props) {
  const { code } = await readPath(params)
  const { day: asked, done } = await address(searchParams)
  const { days, now, several } = await forPage(paths.manageRoom(code), async () => {
    const ctx = await pageContext()
    const day = asked ?? dayOf(ctx.now)
    const several = ctx.actor.kind === 'account' && seesSeveral(ctx.actor.roles)
    return { days: await readRoomDays(ctx, { code, day }), now: ctx.now, several }
  })
  const { room } = days
  const t = await getTranslations('manage')
  const rooms = await getTranslations('rooms.suspension')
  const locale = await getLocale()
  const format = formats(locale)
  const zh = locale === 'zh'
  return (
    <div className="stack gap-5">
      <PageHeader
        back={several ? <BackLink href={paths.manage()}>{t('day.back')}</BackLink> : null}
        title={zh ? room.nameZh : (room.nameEn ?? room.nameZh)}
        labels={room.status === 'open' ? null : <RoomStatus status={room.status} />}
      />
      <DoneNews done={done} />
      {room.status === 'suspended' && room.statusReason ? (
        <Notice tone="warning">
          {t('status.suspendedBecause', { reason: room.statusReason })}
        </Notice>
      ) : null}
      {room.status === 'open' && room.suspendedFrom ? (
        <Notice tone="warning">
          {rooms('planned', { day: format.dayWithYear(room.suspendedFrom) })}
        </Notice>
      ) : null}
      <ShortfallNotice code={room.code} shortfalls={days.shortfalls} />
      <WeekStrip days={days} />
      {days.closed && days.slots.some((slot) => slot.children.length > 0) ? (
        <ClientTexts areas={['desk', 'faults']}>
          <OpenDay code={room.code} roomId={room.id} day={days.day} />
        </ClientTexts>
      ) : null}
      <DaySlots days={days} now={now} />
      <DutySummary days={days} />
      <Week days={days} />
      <p className="text-small text-soft print:hidden">
        {t('day.print')} <TextLink href={paths.room(room.code)}>{t('day.family')}</TextLink>
      </p>
    </div>
  )
}

function seesSeveral(roles: { role: string }[]): boolean {
  return roles.length > 1 || roles.some(({ role }) => !['room_manager', 'caregiver'].includes(role))
}
