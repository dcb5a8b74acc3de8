import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { JsonLd } from '@/app/_components/json-ld'
import { LivePlaces } from '@/app/_components/live-places'
import { RoomRules } from '@/app/_components/room-rules'
import { Secondary } from '@/app/_components/secondary'
import { readRoom } from '@/domain/rooms/read-room'
import { readWeek } from '@/domain/slots/read-week'
import { type Query, query, readPath, texts } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forVisitors } from '@/lib/for-visitors'
import { forPage } from '@/lib/go'
import { nameIn, placeIn } from '@/lib/name-in'
import { pageMetadata } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { RoomDrawing } from '@/ui/drawings/room'
import { PageHeader } from '@/ui/page-header'
import { readAge, readDay } from '../../_find-filters'
import { FavouriteButton } from './_favourite-button'
import { NextPlace } from './_next-place'
import { RoomContents } from './_room-contents'
import { RoomCost } from './_room-cost'
import { describeRoom, questionsOf, roomGraph } from './_room-data'
import { RoomFacts } from './_room-facts'
import { RoomNotices } from './_room-notices'
import { RoomPictures } from './_room-pictures'
import { RoomQuestions } from './_room-questions'
import { RoomStory } from './_room-story'
import { RoomWeek } from './_room-week'

const address = query({ day: texts, age: texts })

type Props = { params: Promise<{ code: string }>; searchParams: Query }

/** The room once a request, for the page and its title. */
const roomOf = cache((code: string) =>
  forPage(paths.room(code), async () => readRoom(await pageContext(), code)),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ code }, locale] = [await readPath(params), await getLocale()]
  const page = await roomOf(code)
  const [picture] = page.pictures
  return pageMetadata({
    path: paths.room(page.room.code),
    locale,
    title: nameIn(locale, page.room).text,
    description: await describeRoom(page, locale),
    image: picture && paths.picture(picture.path, 'large'),
  })
}

/** A room: is there a place this week; then what it is like, where it is, what it costs, its rules. */
export default async function Page({ params, searchParams }: Props) {
  const [{ code }, asked, locale] = [
    await readPath(params),
    await address(searchParams),
    await getLocale(),
  ]
  const t = await getTranslations('room')
  const page = await roomOf(code)
  const { room, hours, policy, pictures, texts } = page
  const folded = await getTranslations('display.folded')
  const day = readDay(asked)
  const age = readAge(asked)
  const week = await forVisitors(
    'week',
    await pageContext(),
    {
      room: { id: room.id, subdistrictCode: room.subdistrictCode },
      from: day.day,
      ageMonths: age.ageMonths,
    },
    readWeek,
  )
  const questions = await questionsOf(page, locale)
  const name = nameIn(locale, room)
  const back = paths.rooms({
    division: room.districtCode,
    day: day.day,
    ageMonths: age.ageMonths,
  })
  return (
    <div className="stack gap-8">
      <JsonLd graph={await roomGraph(page, questions, locale)} />
      <LivePlaces address={paths.placesStream(room.code, week)} stamp={week.stamp} />
      <div className="stack gap-4">
        <PageHeader
          back={<BackLink href={back}>{t('back', placeIn(locale, room))}</BackLink>}
          title={<span lang={name.lang}>{name.text}</span>}
          lead={t('place', placeIn(locale, room))}
          drawing={<RoomDrawing />}
          actions={<FavouriteButton room={room} />}
        />
        <RoomNotices room={room} />
        <NextPlace week={week} />
      </div>
      <div className="stack gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start lg:gap-12">
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
        <div className="stack gap-8">
          <RoomContents pictures={pictures.length > 0} />
          <Secondary summary={folded('facts')}>
            <RoomFacts room={room} hours={hours} />
          </Secondary>
        </div>
      </div>
      <RoomPictures pictures={pictures} />
      <div className="stack gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start lg:gap-12">
        <div className="stack gap-8">
          <RoomStory room={room} texts={texts} />
          <RoomCost room={room} hours={hours} policy={policy} />
        </div>
        <Secondary summary={t('rules.title')}>
          <RoomRules room={room} policy={policy} />
        </Secondary>
      </div>
      <RoomQuestions questions={questions} />
    </div>
  )
}
