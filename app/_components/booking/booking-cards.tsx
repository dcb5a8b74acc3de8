import { getLocale, getTranslations } from 'next-intl/server'
import { BookingState } from '@/app/_components/booking-state'
import type { BookingView } from '@/domain/bookings/queries'
import { bookingCode } from '@/domain/claims/booking-code'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { RoomCauseLabel } from './room-cause-label'

/** Bookings as a list of cards, each leading to its booking. */
export async function BookingCards({ bookings }: { bookings: BookingView[] }) {
  const t = await getTranslations('booking.my')
  const locale = await getLocale()
  const format = formats(locale)
  return (
    <ul className="grid gap-3">
      {bookings.map((booking) => (
        <Card as="li" key={booking.id}>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <CardLink href={paths.booking(booking.id)}>
              <span className="font-[650] tabular-nums">
                {format.daySpan(booking.startsAt, booking.endsAt)}
              </span>
            </CardLink>
            <BookingState status={booking.status} moved={booking.movedTo !== null} />
          </div>
          <p className="mt-1">
            {booking.childName}
            <span className="text-soft">
              {' · '}
              {locale === 'en' ? (booking.roomNameEn ?? booking.roomNameZh) : booking.roomNameZh}
            </span>
          </p>
          {booking.status === 'confirmed' ? <RoomCauseLabel cause={booking.roomCause} /> : null}
          {booking.status === 'confirmed' ? (
            <p className="mt-1 text-small text-soft tabular-nums">
              {t('code', { code: bookingCode(booking.id) })}
            </p>
          ) : null}
        </Card>
      ))}
    </ul>
  )
}
