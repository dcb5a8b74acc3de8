import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { mapLinks, type RoomPlace } from '@/app/_map/links'

/** Opens a room in a map app of the phone; nothing if neither position nor address is published. */
export function MapLinks({ room }: { room: RoomPlace }) {
  const t = useTranslations('map.apps')
  const label = useId()
  const links = mapLinks(room)
  if (links.length === 0) return null
  return (
    <div className="grid gap-1 text-small print:hidden">
      <p id={label} className="text-soft">
        {t('label')}
        {room.latitude === null ? <span className="block">{t('search')}</span> : null}
      </p>
      <ul aria-labelledby={label} className="flex flex-wrap gap-x-4">
        {links.map(({ app, href }) => (
          <li key={app}>
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="link inline-flex min-h-11 items-center"
            >
              {t(app)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
