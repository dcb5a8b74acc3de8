import { describe, expect, it } from 'vitest'
import type { PictureRow } from '@/domain/rooms/picture-queries'
import type { OpeningHours, PublicRoom } from '@/domain/rooms/read-room'
import type { Locale } from '@/i18n/routing'
import { formats } from '@/lib/format'
import { breadcrumbData, graphOf, jsonLd, questionsData, roomData } from '@/lib/structured-data'

const bare: PublicRoom = {
  id: '01890000-0000-7000-8000-000000000001',
  code: 'apple',
  nameZh: '小苹果宝宝屋',
  nameEn: null,
  status: 'open',
  origin: 'registered',
  exampleSlots: false,
  priceFenPerHour: null,
  subdistrictCode: '310106006',
  subdistrictZh: '江宁路街道',
  subdistrictEn: 'Jiangning Road Subdistrict',
  districtCode: '310106',
  districtZh: '静安区',
  districtEn: 'Jing’an District',
  address: null,
  latitude: null,
  longitude: null,
  contactPhone: null,
  floorAreaDm2: null,
  playAreaDm2: null,
  licensedPlaces: 10,
  plannedPlaces: null,
  openedOn: null,
  statusReason: null,
  suspendedFrom: null,
  source: null,
  operatorName: null,
}

const full: PublicRoom = {
  ...bare,
  nameEn: 'Little Apple',
  priceFenPerHour: 2000,
  address: '江宁路 1 号',
  latitude: 31.24,
  longitude: 121.44,
  contactPhone: '021-6200 0000',
}

const hours: OpeningHours[] = [
  {
    weekdays: [7, 1],
    fromTime: '09:00',
    toTime: '11:00',
    ageFromMonths: null,
    ageToMonths: null,
    flexible: false,
  },
]

const picture: PictureRow = {
  id: bare.id,
  roomId: bare.id,
  path: 'abc',
  width: 900,
  height: 600,
  altZh: '活动室',
  altEn: 'The play room',
  position: 0,
  createdAt: new Date(0),
}

/** What a search engine reads: the data as they stand in the page. */
function read(page: Parameters<typeof roomData>[0], locale: Locale = 'zh') {
  const site = 'https://site.example'
  const at = { site, url: `${site}/rooms/apple`, locale, format: formats(locale) }
  const graph = graphOf(roomData(page, { ...at, description: '一家宝宝屋' }))
  return JSON.parse(jsonLd(graph))['@graph'][0]
}

describe('a room for search engines', () => {
  it('says all that is published, with whole addresses', () => {
    expect(read({ room: full, hours, pictures: [picture] })).toEqual({
      '@type': 'ChildCare',
      '@id': 'https://site.example/rooms/apple#room',
      name: '小苹果宝宝屋',
      alternateName: 'Little Apple',
      description: '一家宝宝屋',
      url: 'https://site.example/rooms/apple',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'CN',
        addressRegion: '上海市',
        addressLocality: '静安区 江宁路街道',
        streetAddress: '江宁路 1 号',
      },
      geo: { '@type': 'GeoCoordinates', latitude: 31.24, longitude: 121.44 },
      telephone: '021-6200 0000',
      openingHoursSpecification: [
        {
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: ['https://schema.org/Monday', 'https://schema.org/Sunday'],
          opens: '09:00',
          closes: '11:00',
        },
      ],
      priceRange: '每小时 20 元',
      image: ['https://site.example/api/pictures/abc.large.webp'],
    })
  })

  it('says nothing of what is not published', () => {
    const said = read({ room: bare, hours: [], pictures: [] })
    expect(Object.keys(said)).toEqual(['@type', '@id', 'name', 'description', 'url', 'address'])
    expect(said.address).not.toHaveProperty('streetAddress')
    expect(JSON.stringify(said)).not.toContain('null')
  })

  it('leaves hours out that are examples, or of a room that is not open', () => {
    for (const room of [
      { ...full, exampleSlots: true },
      { ...full, status: 'suspended' as const },
    ]) {
      expect(read({ room, hours, pictures: [] })).not.toHaveProperty('openingHoursSpecification')
    }
  })

  it('has its name in the language of the page, and the other one beside it', () => {
    const said = read({ room: full, hours, pictures: [] }, 'en')
    expect(said).toMatchObject({ name: 'Little Apple', alternateName: '小苹果宝宝屋' })
    expect(said.address.addressRegion).toBe('Shanghai')
    const unnamed = read({ room: bare, hours, pictures: [] }, 'en')
    expect(unnamed.name).toBe('小苹果宝宝屋')
    expect(unnamed).not.toHaveProperty('alternateName')
  })

  it('cannot end the element it stands in, and reads back as it was', () => {
    const nameZh = '</script><script>alert(1)</script><!-- 宝宝屋'
    const graph = graphOf(
      breadcrumbData([{ name: nameZh, url: 'https://site.example/' }]),
      questionsData([{ question: nameZh, answer: ['一。', nameZh] }], { url: '', locale: 'zh' }),
    )
    const source = jsonLd(graph)
    expect(source).not.toContain('<')
    const [trail, questions] = JSON.parse(source)['@graph']
    expect(trail.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: nameZh, item: 'https://site.example/' },
    ])
    expect(questions.mainEntity[0].acceptedAnswer.text).toBe(`一。${nameZh}`)
  })
})
