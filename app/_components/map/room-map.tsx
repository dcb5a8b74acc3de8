import { useTranslations } from 'next-intl'
import type { Place } from '@/app/_map/coordinates'
import { gather } from '@/app/_map/marks'
import { inShanghai } from '@/app/_map/projection'
import { lastLevel, placedIn, viewOf } from '@/app/_map/view'
import { Link } from '@/i18n/navigation'
import { FreePlacesShape, freePlacesColour } from '@/ui/free-places'
import { MapDrawing, MapSpot } from './map-drawing'
import { MapKey } from './map-key'
import { freeKey, type MapRoom } from './map-room'
import { GroupMark, HereMark, RoomMark } from './room-mark'

export type { MapRoom }

/**
 * The rooms of a list on the districts' outlines: every room once, as a link with its free places,
 * alone or in a group whose list opens below. Complete without JavaScript; its list is the equal
 * alternative. `here` is shown if it lies in the city.
 */
export function RoomMap({
  rooms,
  unplaced,
  here,
}: {
  rooms: readonly MapRoom[]
  /** Rooms of the list without a published position. */
  unplaced: number
  here: Place | null
}) {
  const t = useTranslations('map')
  const near = here && inShanghai(here.latitude, here.longitude) ? here : null
  const view = viewOf(near ? [...rooms, near] : rooms)
  const last = lastLevel(view)
  const marks = gather(
    rooms.map((room) => placedIn(view, room)),
    last,
  ).map((mark) => ({ ...mark, own: mark.rooms.flatMap((n) => rooms[n] ?? []) }))
  const groups = marks.filter((mark) => mark.from === 0 && mark.own.length > 1)
  /** The group of the whole view that a mark belongs to; its list has the mark's rooms. */
  const groupOf = (own: MapRoom[]) => groups.find((group) => own[0] && group.own.includes(own[0]))
  return (
    <figure aria-label={t('label', { count: rooms.length })} className="stack gap-3">
      <MapDrawing
        key={`${Object.values(view)} ${rooms.map(({ code }) => code)}`}
        view={view}
        note={t('schematic')}
      >
        {near ? (
          <MapSpot at={placedIn(view, near)} from={0} to={last}>
            <HereMark />
          </MapSpot>
        ) : null}
        {marks.map(({ own, ...mark }) => (
          <MapSpot key={`${mark.from} ${nameOf(own)}`} at={mark} from={mark.from} to={mark.to}>
            {own.length === 1 && own[0] ? (
              <RoomMark room={own[0]} />
            ) : (
              <GroupMark list={nameOf(groupOf(own)?.own ?? own)} rooms={own} />
            )}
          </MapSpot>
        ))}
      </MapDrawing>
      {groups.map(({ own }) => (
        <GroupList key={nameOf(own)} id={nameOf(own)} rooms={own} />
      ))}
      <Missing drawn={rooms.length} unplaced={unplaced} />
      {rooms.length > 0 ? <MapKey here={near !== null} /> : null}
    </figure>
  )
}

/** Rooms of the list that the map cannot show. */
function Missing({ drawn, unplaced }: { drawn: number; unplaced: number }) {
  const t = useTranslations('map')
  if (drawn > 0 && unplaced === 0) return null
  const text = drawn > 0 ? 'unplaced' : unplaced > 0 ? 'nothingPlaced' : 'nothing'
  return <p className="text-small">{t(text, { count: unplaced })}</p>
}

/** Names a group by its rooms, so that an address with it keeps its meaning on another visit. */
function nameOf(rooms: MapRoom[]): string {
  return `map-${rooms[0]?.code}-${rooms.length}`
}

/** The rooms of a group, shown once somebody went to it. */
function GroupList({ id, rooms }: { id: string; rooms: MapRoom[] }) {
  const t = useTranslations('map')
  return (
    <div
      id={id}
      tabIndex={-1}
      className="hidden gap-1 rounded-soft bg-card p-3 shadow-lift target:grid"
    >
      <p className="font-[650]">{t('groupTitle', { count: rooms.length })}</p>
      <ul className="grid">
        {rooms.map((room) => (
          <li key={room.code} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link
              href={room.href}
              prefetch={false}
              lang={room.name.lang}
              className="link inline-block min-w-0 py-2"
            >
              {room.name.text}
            </Link>
            <span
              className={`inline-flex items-center gap-1.5 text-small ${freePlacesColour[room.level]}`}
            >
              <FreePlacesShape level={room.level} />
              {t(`free.${freeKey(room)}`, { count: room.free ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
