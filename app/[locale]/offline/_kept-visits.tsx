import { useLocale, useTranslations } from 'next-intl'
import { RoomCauseLabel } from '@/app/_components/booking/room-cause-label'
import { BookingCode } from '@/app/_components/booking-code'
import type { BookingView } from '@/domain/bookings/queries'
import { givenName } from '@/domain/shared/names'
import { formats } from '@/lib/format'
import { nameIn } from '@/lib/name-in'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Section } from '@/ui/page-header'

/** The coming visits with the least a family needs on the way and at the door, and when they were read. */
export function KeptVisits({ visits, now }: { visits: BookingView[]; now: Date }) {
  const t = useTranslations('offline')
  const format = formats(useLocale())
  const end = Math.max(...visits.map(({ endsAt }) => endsAt.getTime()))
  return (
    <Section id="coming" title={t('coming')}>
      <meta name="keep-until" content={String(end)} />
      <p className="text-small text-soft">{t('saved', { when: format.moment(now) })}</p>
      <ul className="grid gap-3">
        {visits.map((visit) => (
          <VisitCard key={visit.id} visit={visit} />
        ))}
      </ul>
    </Section>
  )
}

function VisitCard({ visit }: { visit: BookingView }) {
  const t = useTranslations('offline')
  const locale = useLocale()
  const format = formats(locale)
  const room = nameIn(locale, { nameZh: visit.roomNameZh, nameEn: visit.roomNameEn })
  return (
    <Card as="li">
      <h3 className="text-lead font-[650] tabular-nums">
        {format.daySpan(visit.startsAt, visit.endsAt)}
      </h3>
      <RoomCauseLabel cause={visit.roomCause} />
      <DefinitionList
        items={[
          { key: 'code', term: t('code'), value: <BookingCode bookingId={visit.id} /> },
          { key: 'child', term: t('child'), value: givenName(visit.childName) },
          { key: 'room', term: t('room'), value: <span lang={room.lang}>{room.text}</span> },
          ...(visit.roomAddress
            ? [{ key: 'address', term: t('address'), value: visit.roomAddress }]
            : []),
        ]}
      />
    </Card>
  )
}
