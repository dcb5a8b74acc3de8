import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { costText } from '@/app/_components/booking/child-choices'
import { readBooking } from '@/domain/bookings/read-booking'
import { quoteMove } from '@/domain/several/quote-move'
import type { Reckoned } from '@/domain/several/reckoning-rules'
import { addDays, weekdayOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Card } from '@/ui/card'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { MoveForm, type MoveWeek } from './_move-form'
import { moveRefusalText } from './_refusal-text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('move')
  return { title: t('link'), robots: { index: false } }
}

/** Where a booking could go instead, with the old place kept until the new one is certain. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await readPath(params)
  const { booking, refusal, choices, together } = await forPage(paths.moveBooking(id), async () => {
    const ctx = await signedInContext()
    const [quote, { together }] = await Promise.all([quoteMove(ctx, id), readBooking(ctx, id)])
    return { ...quote, together }
  })
  const siblings = together.some((one) => one.id !== id && one.status === 'confirmed')
  const t = await getTranslations('move')
  const locale = await getLocale()
  const format = formats(locale)
  const room = nameIn(locale, { nameZh: booking.roomNameZh, nameEn: booking.roomNameEn })
  const name = booking.childName
  return (
    <div className="stack mx-auto w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.booking(booking.id)}>{t('back')}</BackLink>}
        title={t('link')}
        lead={t('lead')}
      />
      <Card>
        <p className="text-small text-soft">
          {t(booking.status === 'confirmed' ? 'now' : 'before')}
        </p>
        <p className="text-lead font-[650] tabular-nums">
          {format.daySpan(booking.startsAt, booking.endsAt)}
        </p>
        <p>
          {name} · <span lang={room.lang}>{room.text}</span>
        </p>
      </Card>
      {refusal ? (
        <Notice tone="warning" title={t('cannot')}>
          {await moveRefusalText(refusal)}
        </Notice>
      ) : choices.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <ClientTexts areas={['move', 'faults']}>
          <MoveForm
            bookingId={booking.id}
            idempotencyKey={v7()}
            name={name}
            alone={siblings}
            weeks={await weeksOf(choices)}
            free={choices.filter(isFree).map(asValue)}
          />
        </ClientTexts>
      )}
    </div>
  )
}

/** The choices by the weeks they are in and their days. */
async function weeksOf(choices: Reckoned[]): Promise<MoveWeek[]> {
  const t = await getTranslations('move')
  const booking = await getTranslations('booking')
  const format = formats(await getLocale())
  const weeks = new Map<string, MoveWeek>()
  for (const choice of choices) {
    const { slot, span, children } = choice
    const monday = addDays(slot.day, 1 - weekdayOf(slot.day))
    const between = { from: format.day(monday), to: format.day(addDays(monday, 6)) }
    const week = weeks.get(monday) ?? { title: t('week', between), days: [] }
    weeks.set(monday, week)
    const last = week.days.at(-1)
    const day =
      last?.day === slot.day ? last : { day: slot.day, label: format.day(slot.day), choices: [] }
    if (day !== last) week.days.push(day)
    day.choices.push({
      value: asValue(choice),
      label: format.span(span.from, span.to),
      hint: children.map((one) => costText(booking, format, choice, one)).join(),
    })
  }
  return [...weeks.values()]
}

function isFree({ children }: Reckoned): boolean {
  return children.some(({ cost }) => cost.allowanceUsed > 0)
}

function asValue({ slot, span }: Reckoned): string {
  return [slot.id, span.from.toISOString(), span.to.toISOString()].join(' ')
}
