import { getTranslations } from 'next-intl/server'
import type { Graph } from 'schema-dts'
import { type Answered, questionsInWords } from '@/app/_components/questions-in-words'
import type { RoomPage } from '@/domain/rooms/read-room'
import type { Locale } from '@/i18n/routing'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { canonicalOf } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { siteAddress } from '@/lib/site-address'
import { breadcrumbData, graphOf, questionsData, roomData } from '@/lib/structured-data'

/** The room's page in a sentence or two, for people who find it elsewhere. */
export async function describeRoom(
  { room, policy }: Pick<RoomPage, 'room' | 'policy'>,
  locale: Locale,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'story.meta' })
  const { district, subdistrict } = placeIn(locale, room)
  return t('room', {
    name: nameIn(locale, room).text,
    place: locale === 'zh' ? `${district}${subdistrict}` : `${subdistrict}, ${district}`,
    ages: formats(locale).ages(policy.ageFromMonths, policy.ageToMonths),
  })
}

/** What parents ask of this room, answered. */
export async function questionsOf(
  { room, policy }: Pick<RoomPage, 'room' | 'policy'>,
  locale: Locale,
): Promise<Answered[]> {
  const [questions, rules] = await Promise.all([
    getTranslations({ locale, namespace: 'questions' }),
    getTranslations({ locale, namespace: 'room.rules' }),
  ])
  return questionsInWords(room, policy, { questions, rules }, formats(locale))
}

/** The room, the way to it and its questions, for search engines. */
export async function roomGraph(
  page: RoomPage,
  questions: Answered[],
  locale: Locale,
): Promise<Graph> {
  const { room } = page
  const site = await siteAddress()
  const at = (path: string) => `${site}${canonicalOf(path, locale)}`
  const url = at(paths.room(room.code))
  const t = await getTranslations({ locale, namespace: 'common.brand' })
  return graphOf(
    roomData(page, {
      site,
      url,
      locale,
      format: formats(locale),
      description: await describeRoom(page, locale),
    }),
    breadcrumbData([
      { name: t('site'), url: at(paths.home()) },
      {
        name: placeIn(locale, room).district,
        url: at(paths.rooms({ division: room.districtCode })),
      },
      { name: nameIn(locale, room).text, url },
    ]),
    questionsData(questions, { url, locale }),
  )
}
