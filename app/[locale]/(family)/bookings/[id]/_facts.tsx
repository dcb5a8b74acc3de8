import { getLocale, getTranslations } from 'next-intl/server'
import { BookingCode } from '@/app/_components/booking-code'
import { BookingState } from '@/app/_components/booking-state'
import type { BookingView } from '@/domain/bookings/queries'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { TextLink } from '@/ui/text-link'

/** Everything a family wants to read off a booking on the way there. */
export async function BookingFacts({ booking }: { booking: BookingView }) {
  const t = await getTranslations('booking.booking')
  const locale = await getLocale()
  const format = formats(locale)
  const room = locale === 'en' ? (booking.roomNameEn ?? booking.roomNameZh) : booking.roomNameZh
  return (
    <Card>
      <p className="text-lead font-[650] tabular-nums">
        {format.daySpan(booking.startsAt, booking.endsAt)}
      </p>
      <DefinitionList
        items={[
          { key: 'code', term: t('code'), value: <BookingCode bookingId={booking.id} /> },
          {
            key: 'state',
            term: t('state'),
            value: <BookingState status={booking.status} moved={booking.movedTo !== null} />,
          },
          { key: 'child', term: t('for'), value: booking.childName },
          {
            key: 'room',
            term: t('room'),
            value: (
              <TextLink href={paths.room(booking.roomCode, { day: booking.day })}>{room}</TextLink>
            ),
          },
          { key: 'address', term: t('address'), value: booking.roomAddress ?? t('notPublished') },
          { key: 'cost', term: t('cost'), value: await costText(booking) },
          ...(booking.atDesk ? [{ key: 'desk', term: t('atDesk'), value: t('atDeskValue') }] : []),
          ...(booking.status === 'confirmed' && booking.roomCause === null
            ? [
                {
                  key: 'until',
                  term: t('cancelUntil'),
                  value: format.moment(booking.cancelUntil),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

async function costText(booking: BookingView): Promise<string> {
  const t = await getTranslations('booking.booking')
  const format = formats(await getLocale())
  if (booking.allowanceUsed > 0) {
    return t(booking.allowanceUnit === 'visits' ? 'free' : 'freeMinutes', {
      count: booking.allowanceUsed,
    })
  }
  if (booking.status === 'cancelled' || booking.priceFen === 0) return t('nothing')
  return booking.priceFen === null
    ? t('paidUnknown')
    : t('paid', { price: format.money(booking.priceFen) })
}
