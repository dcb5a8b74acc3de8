import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MapLinks } from '@/app/_components/map/map-links'
import { RoomOnMap } from '@/app/_components/map/room-on-map'
import type { OpeningHours, PublicRoom } from '@/domain/rooms/read-room'
import { formats } from '@/lib/format'
import { DefinitionList } from '@/ui/definition-list'
import { Section } from '@/ui/page-header'
import { Phone } from './_phone'

/** What is known of the room; what is not published says so. */
export function RoomFacts({ room, hours }: { room: PublicRoom; hours: OpeningHours[] }) {
  const t = useTranslations('room.facts')
  const format = formats(useLocale())
  const known = (value: ReactNode) => value ?? <NotPublished />
  const area = (dm2: number | null) => known(dm2 === null ? null : format.area(dm2))
  const places = room.exampleSlots ? 'placesExample' : 'placesValue'
  const items = [
    { key: 'hours', value: <Hours room={room} hours={hours} /> },
    {
      key: 'price',
      value: known(
        room.priceFenPerHour === null ? null : format.pricePerHour(room.priceFenPerHour),
      ),
    },
    {
      key: 'address',
      value: (
        <>
          {known(room.address && <span lang="zh-Hans">{room.address}</span>)}
          <MapLinks room={{ ...room, name: room.nameZh }} />
        </>
      ),
    },
    { key: 'phone', value: known(room.contactPhone && <Phone number={room.contactPhone} />) },
    {
      key: 'operator',
      value: known(room.operatorName && <span lang="zh-Hans">{room.operatorName}</span>),
    },
    { key: 'places', value: t(places, { count: room.licensedPlaces }) },
    { key: 'playArea', value: area(room.playAreaDm2) },
    { key: 'floorArea', value: area(room.floorAreaDm2) },
    { key: 'opened', value: known(room.openedOn && format.dayWithYear(room.openedOn)) },
  ] as const
  return (
    <Section id="facts" title={t('title')}>
      <DefinitionList items={items.map(({ key, value }) => ({ key, term: t(key), value }))} />
      <RoomOnMap room={room} />
      <p className="text-small text-soft">
        {t('planned')}
        {': '}
        {known(
          room.plannedPlaces === null ? null : t('plannedValue', { count: room.plannedPlaces }),
        )}
        {' · '}
        {t('plannedText')}
      </p>
      {room.origin === 'published' && room.source ? (
        <p className="text-small text-soft">
          {t('source')}
          {': '}
          {t('sourceText', { source: room.source })}
        </p>
      ) : null}
    </Section>
  )
}

function Hours({ room, hours }: { room: PublicRoom; hours: OpeningHours[] }) {
  const t = useTranslations('room')
  const format = formats(useLocale())
  if (hours.length === 0) return <NotPublished />
  return (
    <>
      <ul>
        {weekly(hours).map(({ weekdays, spans, flexible }) => (
          <li key={`${weekdays.join()} ${spans.join()}`} className="tabular-nums">
            {format.weekdays(weekdays)} {spans.join(t('facts.spanSeparator'))}
            {flexible ? <span className="text-soft"> · {t('facts.hoursFlexible')}</span> : null}
          </li>
        ))}
      </ul>
      {room.exampleSlots ? <span className="text-small text-soft">{t('exampleSlots')}</span> : null}
    </>
  )
}

/** Patterns on the same weekdays in one line: mornings and afternoons side by side. */
function weekly(
  hours: OpeningHours[],
): { weekdays: number[]; spans: string[]; flexible: boolean }[] {
  const lines = new Map<string, { weekdays: number[]; spans: string[]; flexible: boolean }>()
  for (const { weekdays, fromTime, toTime, flexible } of hours) {
    const key = `${weekdays.toSorted().join()} ${flexible}`
    const line = lines.get(key) ?? { weekdays, spans: [], flexible }
    const span = `${fromTime}–${toTime}`
    if (!line.spans.includes(span)) line.spans.push(span)
    lines.set(key, line)
  }
  return [...lines.values()]
}

function NotPublished() {
  return <span className="text-soft">{formats(useLocale()).notPublished}</span>
}
