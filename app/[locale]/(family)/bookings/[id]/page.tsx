import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cancelText } from '@/app/_components/booking/cancel-text'
import { RoomCauseNotice } from '@/app/_components/booking/room-cause'
import { readBooking } from '@/domain/bookings/read-booking'
import { bookingCan, cancellation, hasEnded } from '@/domain/claims/rules'
import { ClientTexts } from '@/i18n/client-texts'
import { getPathname } from '@/i18n/navigation'
import { type Query, query, readPath, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink, buttonClass } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { WechatNote } from '../../_wechat-note'
import { CancelForm } from './_cancel-form'
import { BookingFacts } from './_facts'
import { BookingNews } from './_news'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking.booking')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text, cancelled: text })

type Props = {
  params: Promise<{ id: string }>
  searchParams: Query
}

/** One booking: is it certain, when and where, and how to cancel it. */
export default async function Page({ params, searchParams }: Props) {
  const { id } = await readPath(params)
  const news = await address(searchParams)
  const { ctx, booking, together } = await forPage(paths.booking(id), async () => {
    const ctx = await signedInContext()
    return { ctx, ...(await readBooking(ctx, id)) }
  })
  const t = await getTranslations('booking')
  const moves = await getTranslations('move')
  const locale = await getLocale()
  const format = formats(locale)
  const others = together.filter((one) => one.id !== booking.id)
  const { late } = cancellation(booking, 'other', ctx.now)
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.my()}>{t('booking.backToMy')}</BackLink>}
        title={t('booking.title')}
      />
      <BookingNews done={news.done} cancelled={news.cancelled} status={booking.status} />
      {booking.movedTo ? (
        <Notice
          action={<TextLink href={paths.booking(booking.movedTo)}>{moves('movedToLink')}</TextLink>}
        >
          {moves('movedTo')}
        </Notice>
      ) : null}
      {bookingCan.cancel(booking, ctx.now) && booking.roomCause ? (
        <RoomCauseNotice cause={booking.roomCause} reason={booking.causeReason} />
      ) : null}
      <BookingFacts booking={booking} />
      {others.length > 0 ? (
        <p>{t('booking.together', { names: others.map((one) => one.childName).join('、') })}</p>
      ) : null}
      {hasEnded(booking.status) ? (
        <ButtonLink kind="quiet" href={paths.room(booking.roomCode)}>
          {t('booking.again')}
        </ButtonLink>
      ) : (
        <>
          <a
            href={getPathname({ href: `${paths.booking(booking.id)}/calendar.ics`, locale })}
            className={buttonClass('quiet')}
            download
          >
            {t('booking.calendar')}
          </a>
          <WechatNote />
        </>
      )}
      {bookingCan.move(booking, ctx.now) ? (
        <ButtonLink kind="quiet" href={paths.moveBooking(booking.id)}>
          {moves('link')}
        </ButtonLink>
      ) : null}
      {bookingCan.cancel(booking, ctx.now) ? (
        <ClientTexts areas={['booking', 'faults']}>
          <CancelForm bookingId={booking.id} late={late} byRoom={booking.roomCause !== null}>
            <Notice tone={late ? 'warning' : 'info'}>
              {late
                ? t('cancel.late', {
                    until: format.moment(booking.cancelUntil),
                    points: booking.latePoints,
                  })
                : t(cancelText(booking))}
            </Notice>
          </CancelForm>
        </ClientTexts>
      ) : null}
    </div>
  )
}
