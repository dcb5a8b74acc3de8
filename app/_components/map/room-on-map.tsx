import { useLocale, useTranslations } from 'next-intl'
import type { Place } from '@/app/_map/coordinates'
import { districtAt } from '@/app/_map/projection'
import { lastLevel, placedIn, viewOf, viewOfDistrict } from '@/app/_map/view'
import { nameIn } from '@/lib/name-in'
import { MapDrawing, MapSpot } from './map-drawing'

type Named = { nameZh: string; nameEn: string | null }

/** One room on its district; nothing if its position is not published. */
export function RoomOnMap({ room }: { room: Named & { [Key in keyof Place]: number | null } }) {
  const t = useTranslations('map')
  const name = nameIn(useLocale(), room).text
  const { latitude, longitude } = room
  if (latitude === null || longitude === null) return null
  const place = { latitude, longitude }
  const district = districtAt(place.latitude, place.longitude)
  const view = district ? viewOfDistrict(district) : viewOf([place])
  return (
    <figure aria-label={t('labelOne', { name })}>
      <MapDrawing view={view} highlight={district} note={t('schematic')}>
        <MapSpot at={placedIn(view, place)} from={0} to={lastLevel(view)}>
          <svg role="img" aria-label={t('roomHere', { name })} className="overflow-visible">
            <path
              d="M0 0C-9 -9 -13 -15 -13 -21a13 13 0 0 1 26 0c0 6-4 12-13 21Z"
              className="fill-green stroke-2 stroke-card"
            />
            <circle cy="-21" r="5" className="fill-card" />
          </svg>
        </MapSpot>
      </MapDrawing>
    </figure>
  )
}
