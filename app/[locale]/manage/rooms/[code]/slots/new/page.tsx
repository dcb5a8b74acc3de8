import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { dayOf } from '@/domain/shared/time'
import { type NewSlotPage, readNewSlot } from '@/domain/slots/read-new-slot'
import { ClientTexts } from '@/i18n/client-texts'
import { day, type Query, query, readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { NewSlotForm } from './_new-slot-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('timetables.list')
  return { title: t('addSlot'), robots: { index: false } }
}

const address = query({ day })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** One more slot on a day: what day it is, what there is already, and the form. */
export default async function Page({ params, searchParams }: Props) {
  const { code } = await readPath(params)
  const { day: asked } = await address(searchParams)
  const page = await forPage(paths.manageNewSlot(code), async () => {
    const ctx = await pageContext()
    const day = asked ?? dayOf(ctx.now)
    return readNewSlot(ctx, { code, day })
  })
  const { room, day } = page
  const t = await getTranslations('timetables.slot')
  const list = await getTranslations('timetables.list')
  const format = formats(await getLocale())
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageRoom(code, { day })}>{list('back')}</BackLink>}
        title={t('title', { day: format.dayWithYear(day) })}
        lead={t('lead')}
      />
      <form className="flex flex-wrap items-end gap-3">
        <div className="min-w-44">
          <TextField type="date" name="day" label={t('chooseDay')} defaultValue={day} />
        </div>
        <Button type="submit" kind="quiet">
          {t('chooseShow')}
        </Button>
      </form>
      <DayFacts page={page} />
      {room.status === 'open' && page.calendar ? (
        <ClientTexts areas={['timetables', 'faults']}>
          <NewSlotForm
            key={day}
            code={code}
            roomId={room.id}
            slotId={v7()}
            day={day}
            limits={page.limits}
            dayOff={page.dayOff}
          />
        </ClientTexts>
      ) : null}
    </div>
  )
}

/** What day it is, whether a slot can be added at all, and the slots there are. */
async function DayFacts({ page }: { page: NewSlotPage }) {
  const t = await getTranslations('timetables.slot')
  const locale = await getLocale()
  const format = formats(locale)
  const { room, calendar, slots } = page
  if (room.status !== 'open') return <Notice tone="warning">{t(room.status)}</Notice>
  if (!calendar) return <Notice tone="warning">{t('noCalendar')}</Notice>
  const name = (locale === 'zh' ? calendar.nameZh : calendar.nameEn) ?? 'none'
  return (
    <>
      {page.dayOff ? (
        <Notice tone="warning">{t('dayOff', { kind: calendar.kind, name })}</Notice>
      ) : (
        <p>{t(calendar.kind === 'makeup' ? 'makeup' : 'workday')}</p>
      )}
      <Section id="there" title={t('there')}>
        {slots.length === 0 ? <p className="text-soft">{t('thereNone')}</p> : null}
        <ul>
          {slots.map((slot) => (
            <li key={slot.id}>
              <TextLink
                href={paths.manageSlot(room.code, slot.id)}
                className="inline-flex min-h-11 items-center tabular-nums"
              >
                {t('thereLine', {
                  span: format.span(slot.startsAt, slot.endsAt),
                  heads: slot.heads,
                })}
              </TextLink>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
