import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BookedChildren } from '@/app/_components/manage/booked-children'
import { DoneNews } from '@/app/_components/manage/done-news'
import { SlotLoad } from '@/app/_components/manage/slot-load'
import { explainCapacity } from '@/domain/explaining/explain-capacity'
import { timeOf } from '@/domain/shared/time'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { OpenDay } from '../../_open-day'
import { Claims } from './_claims'
import { DeskLink } from './_desk-link'
import { RemoveForm } from './_remove-form'
import { SlotFacts } from './_slot-facts'
import { SlotForms } from './_slot-forms'
import { Why } from './_why'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('manage.slot')
  return { title: t('facts'), robots: { index: false } }
}

const address = query({ at: text, done: text })

type Props = {
  params: Promise<{ code: string; id: string }>
  searchParams: Query
}

/** One slot for the room's staff: how full, why, who comes, and its cap and closing. */
export default async function Page({ params, searchParams }: Props) {
  const { code, id } = await readPath(params)
  const { at, done } = await address(searchParams)
  const { page, told } = await forPage(paths.manageSlot(code, id), async () => {
    const ctx = await pageContext()
    const page = await readManagedSlot(ctx, { code, slotId: id })
    const asked = page.quarters.find((quarter) => timeOf(quarter) === at) ?? page.fullest
    return { page, told: await explainCapacity(ctx, { roomId: page.room.id, at: asked }) }
  })
  const { slot, room } = page
  const t = await getTranslations('manage')
  const format = formats(await getLocale())
  return (
    <div className="stack gap-6">
      <PageHeader
        back={
          <BackLink href={paths.manageRoom(code, { day: slot.day })}>
            {t('slot.back', { day: format.day(slot.day) })}
          </BackLink>
        }
        title={t('slot.title', { span: format.daySpan(slot.startsAt, slot.endsAt) })}
        lead={<SlotLoad slot={slot} short={page.over} />}
      />
      <DoneNews done={done} />
      {slot.status === 'closed' ? (
        <Notice tone="warning" title={t('slot.closedTitle')}>
          {slot.closedReason ? t('slot.closedBecause', { reason: slot.closedReason }) : null}
        </Notice>
      ) : null}
      {told.ok ? (
        <Why slotId={slot.id} told={told} quarters={page.quarters} fullest={page.fullest} />
      ) : null}
      <Section id="children" title={t('slot.children')}>
        {page.closed && slot.children.length > 0 ? (
          <ClientTexts areas={['desk', 'faults']}>
            <OpenDay code={code} roomId={room.id} day={slot.day} slotId={slot.id} />
          </ClientTexts>
        ) : null}
        <BookedChildren
          slot={slot}
          list={slot.children}
          cancelHref={
            page.mayChange && !page.over
              ? (bookingId) => paths.manageDeskBooking(code, slot.id, bookingId)
              : undefined
          }
        />
        {page.mayChange && !page.over ? <DeskLink code={code} slotId={slot.id} /> : null}
      </Section>
      {page.mayChange ? <Claims claims={page.claims} /> : null}
      <SlotFacts slot={slot} />
      {page.over ? <Notice>{t('slot.over')}</Notice> : null}
      {page.mayChange && !page.over ? (
        <ClientTexts areas={['manage', 'timetables', 'faults']}>
          <SlotForms
            code={room.code}
            slotId={slot.id}
            seen={page.seen}
            heads={slot.heads}
            policyCap={slot.policyCap}
          />
          {slot.timetableId === null ? (
            <RemoveForm code={room.code} slotId={slot.id} claimed={page.claims.length > 0} />
          ) : null}
        </ClientTexts>
      ) : null}
    </div>
  )
}
