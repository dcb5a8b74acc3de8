import { getLocale, getTranslations } from 'next-intl/server'
import { FavouriteForm } from '@/app/_components/favourites/favourite-form'
import { favouriteTexts } from '@/app/_components/favourites/favourite-texts'
import { ReleaseLine } from '@/app/_components/favourites/release-line'
import { levelOf } from '@/app/_components/level-of'
import type { FavouriteRoom } from '@/domain/favourites/list-favourites'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { FreePlaces } from '@/ui/free-places'
import { Section } from '@/ui/page-header'

/** The rooms the family has marked: which have a place, and when the next ones come. */
export async function Favourites({ rooms, now }: { rooms: FavouriteRoom[]; now: Date }) {
  const t = await getTranslations('favourites.my')
  return (
    <Section id="favourites" title={t('title')}>
      {rooms.length > 0 ? (
        <ul className="grid gap-3">
          {rooms.map((room) => (
            <FavouriteCard key={room.code} room={room} now={now} />
          ))}
        </ul>
      ) : (
        <p className="text-soft">{t('empty')}</p>
      )}
    </Section>
  )
}

async function FavouriteCard({ room, now }: { room: FavouriteRoom; now: Date }) {
  const locale = await getLocale()
  const name = nameIn(locale, room)
  const place = placeIn(locale, room)
  return (
    <Card as="li" className="grid gap-2">
      <div>
        <h3 className="text-lead leading-snug" lang={name.lang}>
          <CardLink href={paths.room(room.code, room.free ? { day: room.free.day } : {})}>
            {name.text}
          </CardLink>
        </h3>
        <p className="text-small text-soft">
          {place.district} · {place.subdistrict}
        </p>
      </div>
      <NextFree room={room} />
      {room.release ? <ReleaseLine release={room.release} now={now} /> : null}
      <div className="relative -ml-3 justify-self-start">
        <FavouriteForm
          marked
          code={room.code}
          about={name.text}
          texts={await favouriteTexts(true)}
        />
      </div>
    </Card>
  )
}

async function NextFree({ room: { free, status, release } }: { room: FavouriteRoom }) {
  const t = await getTranslations('favourites')
  const slots = await getTranslations('slots')
  const format = formats(await getLocale())
  if (status === 'suspended') return <p>{t('my.suspended')}</p>
  if (!free) {
    return (
      <p>
        {t('my.noFree')} {release ? null : t('release.none')}
      </p>
    )
  }
  const level = levelOf(free.places)
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span>
        <span className="text-soft">{t('my.free')} </span>
        <time dateTime={free.startsAt.toISOString()}>
          {format.daySpan(free.startsAt, free.endsAt)}
        </time>
      </span>
      <FreePlaces
        level={level}
        count={free.places}
        word={slots(level === 'many' ? 'many' : 'few', { count: free.places })}
      />
    </p>
  )
}
