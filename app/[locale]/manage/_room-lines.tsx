import { useLocale, useTranslations } from 'next-intl'
import { RoomStatus } from '@/app/_components/manage/room-status'
import type { ManagedRoomLine } from '@/domain/rooms/staff-queries'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { PinIcon } from '@/ui/icons'
import { StateLabel } from '@/ui/state-label'

/** Rooms as cards: name, place, state, what falls short, and today in numbers. */
export function RoomLines({ rooms }: { rooms: ManagedRoomLine[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {rooms.map((room) => (
        <RoomLine key={room.id} room={room} />
      ))}
    </ul>
  )
}

function RoomLine({ room }: { room: ManagedRoomLine }) {
  const t = useTranslations('manage.rooms')
  const list = useTranslations('rooms.list')
  const locale = useLocale()
  const name = nameIn(locale, room)
  const { district, subdistrict } = placeIn(locale, room)
  const today = { slots: room.slotsToday, bookings: room.bookingsToday }
  const planned = room.status === 'open' ? room.suspendedFrom : null
  return (
    <Card as="li" className="grid content-between gap-2">
      <div className="grid gap-1">
        <h2 className="wrap-anywhere text-lead leading-snug">
          <CardLink href={paths.manageRoom(room.code)}>
            <span lang={name.lang}>{name.text}</span>
          </CardLink>
        </h2>
        <p className="flex gap-1 text-small text-soft">
          <PinIcon className="mt-0.5 size-5 shrink-0" />
          <span>
            {district} · {subdistrict}
          </span>
        </p>
        {room.operatorName ? (
          <p className="wrap-anywhere text-small text-soft">
            {list('operatorLine', { name: room.operatorName })}
          </p>
        ) : null}
      </div>
      <p className="tabular-nums">
        {room.slotsToday === 0 && room.bookingsToday === 0 ? t('todayNone') : t('today', today)}
      </p>
      <p className="flex flex-wrap gap-2">
        <RoomStatus status={room.status} />
        {planned ? (
          <StateLabel tone="apricot" mark="clock">
            {list('planned', { day: formats(locale).day(planned) })}
          </StateLabel>
        ) : null}
        {room.shortfalls > 0 ? (
          <StateLabel tone="apricot" mark="alert">
            {t('short', { count: room.shortfalls })}
          </StateLabel>
        ) : null}
      </p>
    </Card>
  )
}
