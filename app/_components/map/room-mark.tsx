import { useTranslations } from 'next-intl'
import { Link } from '@/i18n/navigation'
import { type FreePlacesLevel, FreePlacesShape, freePlacesColour } from '@/ui/free-places'
import { bestLevel, freeKey, type MapRoom, openIn } from './map-room'

const link = 'group/mark cursor-pointer no-underline'

/** One room on the map: shape and number of its free places, a link to its page. */
export function RoomMark({ room }: { room: MapRoom }) {
  const t = useTranslations('map')
  const free = t(`free.${freeKey(room)}`, { count: room.free ?? 0 })
  const number = room.level === 'closed' ? null : room.free
  return (
    <Link href={room.href} prefetch={false} className={link}>
      <title>{t('room', { name: room.name.text, free })}</title>
      <Plate level={room.level} text={number === null ? '' : String(number)} />
    </Link>
  )
}

/** Rooms too near each other to be told apart: a link to a list below the map that has them. */
export function GroupMark({ list, rooms }: { list: string; rooms: MapRoom[] }) {
  const t = useTranslations('map')
  return (
    <a href={`#${list}`} data-group="" className={link}>
      <title>{t('group', { count: rooms.length, open: openIn(rooms) })}</title>
      <Plate level={bestLevel(rooms)} text={`×${rooms.length}`} several />
    </a>
  )
}

/** A plate on a foot that points at the place; a second behind it stands for several rooms. */
function Plate({
  level,
  text,
  several = false,
}: {
  level: FreePlacesLevel
  text: string
  several?: boolean
}) {
  return (
    <g className={`${freePlacesColour[level]} stroke-current`}>
      <rect
        x="-1.8em"
        y="-2.7em"
        width="3.6em"
        height="2.9em"
        className="fill-transparent stroke-none"
      />
      {several ? (
        <rect
          x="-1.45em"
          y="-2.4em"
          width="3.35em"
          height="1.8em"
          rx="0.6em"
          className="fill-card stroke-1"
        />
      ) : null}
      <path d="M-5 -11 0 0 5 -11Z" className="fill-current stroke-none" />
      <rect
        x="-1.7em"
        y="-2.15em"
        width="3.4em"
        height="1.7em"
        rx="0.6em"
        className="fill-card stroke-[1.5] group-hover/mark:fill-green-wash"
      />
      <svg
        aria-hidden="true"
        x={text ? '-1.4em' : '-0.45em'}
        y="-1.75em"
        width="0.9em"
        height="0.9em"
        className="stroke-none"
      >
        <FreePlacesShape level={level} className="" />
      </svg>
      {text ? (
        <text
          x="0.5em"
          y="-1.12em"
          textAnchor="middle"
          className="fill-current stroke-none font-bold text-small tabular-nums"
        >
          {text}
        </text>
      ) : null}
    </g>
  )
}

/** Where the family is; no room. */
export function HereMark() {
  const t = useTranslations('map')
  return (
    <svg role="img" aria-label={t('here')} className="pointer-events-none overflow-visible">
      <circle r="0.9em" className="fill-apricot opacity-40" />
      <circle r="0.45em" className="fill-apricot-ink stroke-2 stroke-card" />
    </svg>
  )
}
