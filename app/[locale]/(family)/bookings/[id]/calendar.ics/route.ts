import { hasLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { readBooking } from '@/domain/bookings/read-bookings'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { routing } from '@/i18n/routing'
import { calendarFile } from '@/lib/calendar-file'
import { signedInContext } from '@/lib/context'

type Props = { params: Promise<{ locale: string; id: string }> }

/** The booking as a calendar file; for others than the child's guardians it is not there. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { locale, id } = await params
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404 })
  try {
    const { booking } = await readBooking(await signedInContext(), id)
    const t = await getTranslations({ locale, namespace: 'booking.booking' })
    const name = locale === 'en' ? (booking.roomNameEn ?? booking.roomNameZh) : booking.roomNameZh
    const file = calendarFile({
      bookingId: booking.id,
      title: t('calendarTitle', { name: booking.childName, room: name }),
      place: booking.roomAddress ?? name,
      from: booking.startsAt,
      to: booking.endsAt,
      cancelled: booking.status === 'cancelled',
      changedAt: booking.cancelledAt ?? booking.claimedAt,
    })
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="baobaowu.ics"',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) {
      return new Response(null, { status: 404 })
    }
    throw error
  }
}
