import { getLocale, getTranslations } from 'next-intl/server'
import type { OpenedRecord } from '@/domain/families/read-child-record'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import { Table } from '@/ui/table'

/** The child's bookings in the rooms the person answers for, and its marks. */
export async function ChildBookings({ record }: { record: OpenedRecord }) {
  const t = await getTranslations('desk.families')
  const status = await getTranslations('booking.status')
  const locale = await getLocale()
  const format = formats(locale)
  const { bookings, marks } = record
  return (
    <>
      <Section id="bookings" title={t('bookings')}>
        {bookings.length === 0 ? (
          <p className="text-soft">{t('noBookings')}</p>
        ) : (
          <Table
            caption={t('bookings')}
            captionHidden
            columns={[
              { key: 'when', label: t('when') },
              { key: 'room', label: t('room') },
              { key: 'status', label: t('status') },
            ]}
            rows={bookings.map((one) => ({
              key: one.id,
              cells: {
                when: format.daySpan(one.startsAt, one.endsAt),
                room: locale === 'en' ? (one.roomNameEn ?? one.roomNameZh) : one.roomNameZh,
                status: one.atDesk ? `${status(one.status)} · ${t('atDesk')}` : status(one.status),
              },
            }))}
          />
        )}
      </Section>
      <Section id="marks" title={t('marks')}>
        {marks.length === 0 ? (
          <p className="text-soft">{t('noMarks')}</p>
        ) : (
          <ul className="grid gap-1">
            {marks.map((mark) => (
              <li key={`${mark.kind} ${mark.at.toISOString()}`}>
                {t('mark', {
                  date: format.day(dayOf(mark.at)),
                  kind: t(`kinds.${mark.kind}`),
                  points: mark.points,
                })}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
