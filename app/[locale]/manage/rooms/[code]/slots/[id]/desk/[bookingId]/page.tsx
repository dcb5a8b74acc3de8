import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cancelText } from '@/app/_components/booking/cancel-text'
import { bookingCan, cancellation } from '@/domain/claims/rules'
import { readDeskBooking } from '@/domain/desk/read-desk-booking'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { CancelAtDesk } from './_cancel-at-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.desk')
  return { title: t('cancelTitle'), robots: { index: false } }
}

type Props = { params: Promise<{ code: string; id: string; bookingId: string }> }

/** Cancels a booking for a family that asked the room to; what it means is shown first. */
export default async function Page({ params }: Props) {
  const { code, id, bookingId } = await readPath(params)
  const here = paths.manageDeskBooking(code, id, bookingId)
  const { booking, now } = await forPage(here, async () => {
    const ctx = await pageContext()
    return { ...(await readDeskBooking(ctx, { code, bookingId })), now: ctx.now }
  })
  const t = await getTranslations('desk.desk')
  const words = await getTranslations('booking')
  const format = formats(await getLocale())
  const { late } = cancellation(booking, 'other', now)
  const until = format.moment(booking.cancelUntil)
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageSlot(code, id)}>{t('back')}</BackLink>}
        title={t('cancelTitle')}
        lead={t('cancelLead')}
      />
      <div>
        <p className="wrap-anywhere font-[650] text-lead">
          {t('cancelChild', { name: booking.childName, age: format.months(booking.ageMonths) })}
        </p>
        <p className="tabular-nums">{format.daySpan(booking.startsAt, booking.endsAt)}</p>
      </div>
      {bookingCan.cancel(booking, now) ? (
        <ClientTexts areas={['desk', 'booking', 'faults']}>
          <CancelAtDesk
            code={code}
            slotId={id}
            bookingId={booking.id}
            late={late}
            byRoom={booking.roomCause !== null}
          >
            <Notice tone={late ? 'warning' : 'info'}>
              {late
                ? words('cancel.late', { until, points: booking.latePoints })
                : words(cancelText(booking))}
            </Notice>
          </CancelAtDesk>
        </ClientTexts>
      ) : (
        <Notice tone="warning">{t('ended')}</Notice>
      )}
    </div>
  )
}
