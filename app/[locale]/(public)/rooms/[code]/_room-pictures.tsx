import { useLocale, useTranslations } from 'next-intl'
import type { PictureRow } from '@/domain/rooms/picture-queries'
import { paths } from '@/lib/paths'

/** The room in pictures, in a row that scrolls on a narrow screen; each opens larger. */
export function RoomPictures({ pictures }: { pictures: PictureRow[] }) {
  const t = useTranslations('rooms.public')
  const zh = useLocale() === 'zh'
  if (pictures.length === 0) return null
  return (
    <section
      id="pictures"
      aria-label={t('pictures')}
      className="relative -mx-4 overflow-x-auto px-4 print:hidden"
    >
      <ul className="flex w-max gap-3">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <a href={paths.picture(picture.path, 'large')} className="block rounded-soft">
              <img
                src={paths.picture(picture.path, 'small')}
                width={picture.width}
                height={picture.height}
                alt={zh ? picture.altZh : picture.altEn}
                loading="lazy"
                className="h-44 w-auto rounded-soft bg-sunk object-cover sm:h-56"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
