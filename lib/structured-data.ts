import type {
  BreadcrumbList,
  ChildCare,
  FAQPage,
  Graph,
  OpeningHoursSpecification,
  WebSite,
} from 'schema-dts'
import type { PictureRow } from '@/domain/rooms/picture-queries'
import type { OpeningHours, PublicRoom } from '@/domain/rooms/read-room'
import { htmlLang, type Locale } from '@/i18n/routing'
import type { Formats } from './format'
import { nameIn, placeIn } from './name-in'
import { paths } from './paths'

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** Parts of one page as search engines read them; what is undefined in a part is not published. */
export function graphOf(...parts: Graph['@graph'][number][]): Graph {
  return { '@context': 'https://schema.org', '@graph': parts }
}

/** A graph as it stands in a page's source: JSON in which nothing can end the element around it. */
export function jsonLd(graph: Graph): string {
  return JSON.stringify(graph).replaceAll('<', '\\u003c')
}

/**
 * The room as a place where children are minded, with what is published of it and nothing else:
 * hours that are only examples, or of a room that is not open, are left out. `site` is the site's
 * address, `url` the page's.
 */
export function roomData(
  page: { room: PublicRoom; hours: OpeningHours[]; pictures: PictureRow[] },
  at: { site: string; url: string; locale: Locale; format: Formats; description: string },
): ChildCare {
  const { room, hours, pictures } = page
  const { site, url, locale, format, description } = at
  const place = placeIn(locale, room)
  const named = nameIn(locale, room).text
  const other = locale === 'zh' ? room.nameEn : room.nameZh
  const { latitude, longitude } = room
  const known = room.status === 'open' && !room.exampleSlots
  return {
    '@type': 'ChildCare',
    '@id': `${url}#room`,
    name: named,
    alternateName: other && other !== named ? other : undefined,
    description,
    url,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'CN',
      addressRegion: locale === 'zh' ? '上海市' : 'Shanghai',
      addressLocality: `${place.district} ${place.subdistrict}`,
      streetAddress: room.address ?? undefined,
    },
    geo:
      latitude === null || longitude === null
        ? undefined
        : { '@type': 'GeoCoordinates', latitude, longitude },
    telephone: room.contactPhone ?? undefined,
    openingHoursSpecification: known && hours.length > 0 ? hours.map(hoursData) : undefined,
    priceRange:
      room.priceFenPerHour === null ? undefined : format.pricePerHour(room.priceFenPerHour),
    image:
      pictures.length === 0
        ? undefined
        : pictures.map(({ path }) => `${site}${paths.picture(path, 'large')}`),
  }
}

function hoursData({ weekdays: days, fromTime, toTime }: OpeningHours): OpeningHoursSpecification {
  return {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: days
      .toSorted()
      .flatMap((day) => weekdays[day - 1] ?? [])
      .map((day) => `https://schema.org/${day}` as const),
    opens: fromTime,
    closes: toTime,
  }
}

/** The way to a page from the front page, the page itself last. */
export function breadcrumbData(steps: { name: string; url: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  }
}

/** Questions with their answers, each in sentences. */
export function questionsData(
  questions: { question: string; answer: string[] }[],
  { url, locale }: { url: string; locale: Locale },
): FAQPage {
  return {
    '@type': 'FAQPage',
    '@id': `${url}#questions`,
    inLanguage: htmlLang[locale],
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer.join(locale === 'zh' ? '' : ' ') },
    })),
  }
}

/** The site as a whole. */
export function siteData(site: {
  url: string
  name: string
  alternateName: string
  description: string
  locale: Locale
}): WebSite {
  const { locale, ...said } = site
  return { '@type': 'WebSite', '@id': `${site.url}#site`, inLanguage: htmlLang[locale], ...said }
}
