import { getLocale, getTranslations } from 'next-intl/server'
import { levelOf } from '@/app/_components/level-of'
import { RoomMap } from '@/app/_components/map/room-map'
import type { Searched } from '@/domain/search/search-places'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'

/** The rooms of the list on the map: the same ones, each with the most places any of its stretches has. */
export async function FitsMap({ searched }: { searched: Searched }) {
  const { wish } = searched
  const t = await getTranslations('search')
  const locale = await getLocale()
  const placed = searched.rooms.flatMap(({ room, fits }) => {
    const { latitude, longitude } = room
    if (latitude === null || longitude === null) return []
    const free = Math.max(...fits.map((fit) => fit.free))
    return [
      {
        code: room.code,
        name: nameIn(locale, room),
        latitude,
        longitude,
        free,
        level: levelOf(free),
        href: paths.room(room.code, { day: fits[0]?.day ?? '', ageMonths: wish.ages[0] ?? null }),
      },
    ]
  })
  return (
    <div className="stack gap-2">
      <RoomMap rooms={placed} unplaced={searched.rooms.length - placed.length} here={wish.near} />
      <p className="text-small text-soft">{t('view.mapHint')}</p>
    </div>
  )
}
