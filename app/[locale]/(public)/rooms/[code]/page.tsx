import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { RoomRules } from '@/app/_components/room-rules'
import { readRoom } from '@/domain/rooms/read-room'
import { readWeek } from '@/domain/slots/read-week'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { RoomDrawing } from '@/ui/drawings/room'
import { PageHeader } from '@/ui/page-header'
import { type Query, readAge, readDay } from '../../_find-filters'
import { FavouriteButton } from './_favourite-button'
import { RoomFacts } from './_room-facts'
import { RoomNotices } from './_room-notices'
import { RoomPictures } from './_room-pictures'
import { RoomWeek } from './_room-week'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> }

/** The room once a request, for the page and its title. */
const roomOf = cache((code: string) =>
  forPage(paths.room(code), async () => readRoom(await pageContext(), code)),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ code }, locale] = [await params, await getLocale()]
  const { room } = await roomOf(decodeURIComponent(code))
  return { title: nameIn(locale, room).text }
}

/** A room: is there a place this week, what are the rules, what does it cost, where is it. */
export default async function Page({ params, searchParams }: Props) {
  const [{ code }, query, locale] = [await params, await searchParams, await getLocale()]
  const t = await getTranslations('room')
  const { room, hours, policy, pictures } = await roomOf(decodeURIComponent(code))
  const day = readDay(query)
  const age = readAge(query)
  const week = await readWeek(await pageContext(), {
    room,
    from: day.day,
    ageMonths: age.ageMonths,
  })
  const name = nameIn(locale, room)
  const back = paths.rooms({
    division: room.districtCode,
    day: day.day,
    ageMonths: age.ageMonths,
  })
  return (
    <div className="stack gap-8">
      <div className="stack gap-4">
        <PageHeader
          back={<BackLink href={back}>{t('back', placeIn(locale, room))}</BackLink>}
          title={<span lang={name.lang}>{name.text}</span>}
          lead={t('place', placeIn(locale, room))}
          drawing={<RoomDrawing />}
          actions={<FavouriteButton room={room} />}
        />
        <RoomNotices room={room} />
        <RoomPictures pictures={pictures} />
      </div>
      <div className="stack gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start lg:gap-12">
        <div className="stack gap-8">
          <RoomWeek
            room={room}
            week={week}
            ageMonths={age.ageMonths}
            ages={{ fromMonths: policy.ageFromMonths, toMonths: policy.ageToMonths }}
            ignored={{
              day: day.ignored || (day.day !== null && day.day !== week.from),
              age: age.ignored,
            }}
          />
          <RoomRules room={room} policy={policy} />
        </div>
        <RoomFacts room={room} hours={hours} />
      </div>
    </div>
  )
}
