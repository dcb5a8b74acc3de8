import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type MapRoom, RoomMap } from '@/app/_components/map/room-map'
import { RoomOnMap } from '@/app/_components/map/room-on-map'
import { messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'

type Props = Parameters<typeof RoomMap>[0]

function draw(element: React.ReactElement, locale: Locale = 'zh'): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      {element}
    </NextIntlClientProvider>,
  )
}

const map = (props: Partial<Props>, locale?: Locale) =>
  draw(<RoomMap rooms={[]} unplaced={0} here={null} {...props} />, locale)

const levels = ['many', 'few', 'none', 'closed'] as const

/** Rooms spread over the city, each free at a level of its own. */
const rooms = (count: number): MapRoom[] =>
  Array.from({ length: count }, (_, n) => ({
    code: `room-${n}`,
    name: { text: `第${n}宝宝屋` },
    latitude: 31.1 + ((n * 7) % 50) / 160,
    longitude: 121.25 + ((n * 11) % 50) / 120,
    level: levels[n % 4] ?? 'closed',
    free: [9, 2, 0, null][n % 4] ?? null,
    href: `/rooms/room-${n}`,
  }))

/** Every room whose page can be reached, however many links lead there. */
const reached = (html: string) =>
  new Set([...html.matchAll(/href="[^"]*\/rooms\/(room-\d+)"/g)].map(([, code]) => code))
const titles = (html: string) =>
  [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text)
/** What is seen without JavaScript: the spots of level 0. */
const spots = (html: string) =>
  [...html.matchAll(/data-from="0"[^>]*>(?:(?!data-from).)*?<a [^>]*href="([^"]*)"/gs)].map(
    ([, href]) => href,
  )

describe('the map of a list of rooms', () => {
  it('with no room shows the whole city and says why', () => {
    expect(map({})).toContain(messages.zh.map.nothing)
    expect(map({ unplaced: 3 })).toContain(messages.zh.map.nothingPlaced)
    expect(map({})).toContain('崇明')
    expect(map({})).not.toContain('<a ')
  })

  it('one room is a link with its free places in words, a number and a shape', () => {
    const html = map({ rooms: rooms(1) })
    expect(titles(html)).toEqual(['第0宝宝屋：还有 9 个名额'])
    expect(spots(html)).toEqual(['/rooms/room-0'])
    expect(html).toContain('>9</text>')
    expect(html).toContain('<circle cx="8" cy="8" r="7"')
  })

  it('says free places in words at every level, in both languages', () => {
    const said = (locale: Locale) => titles(map({ rooms: rooms(4) }, locale))
    for (const words of ['还有 9 个名额', '还有 2 个名额', '已约满', '没有可约的场次']) {
      expect(said('zh').some((title) => title?.endsWith(words))).toBe(true)
    }
    for (const words of ['9 places free', '2 places free', 'Full', 'Nothing to book']) {
      expect(said('en').some((title) => title?.endsWith(words))).toBe(true)
    }
  })

  it('two rooms at one spot are one mark whose list, without JavaScript, leads to both', () => {
    const [first, second] = rooms(2)
    if (!first || !second) throw new Error('no rooms')
    const { latitude, longitude } = first
    const html = map({ rooms: [first, { ...second, latitude, longitude }] })
    expect(titles(html)).toEqual(['2 家挨得近的宝宝屋，其中 2 家有名额'])
    const [target] = spots(html)
    expect(html).toContain(`id="${target?.slice(1)}"`)
    expect(reached(html)).toEqual(new Set(['room-0', 'room-1']))
    expect(html).toContain('target:grid')
  })

  it.each([20, 500])('all of %i rooms can be reached from what is seen first', (count) => {
    const html = map({ rooms: rooms(count) })
    expect(reached(html).size).toBe(count)
    const seen = new Set<string>()
    for (const href of spots(html)) {
      if (href?.startsWith('/')) seen.add(href.slice('/rooms/'.length))
      const list = href?.startsWith('#')
        ? html.slice(html.indexOf(`id="${href.slice(1)}"`)).split('</ul>')[0]
        : ''
      for (const code of reached(list ?? '')) if (code) seen.add(code)
    }
    expect(seen.size).toBe(count)
  })

  it('says how many rooms of the list have no position', () => {
    expect(map({ rooms: rooms(2), unplaced: 4 })).toContain('另有 4 家没有公布位置')
    expect(map({ rooms: rooms(2) })).not.toContain('没有公布位置')
  })

  it('shows where the family is, unless that is outside the city', () => {
    const here = { latitude: 31.2, longitude: 121.4 }
    expect(map({ rooms: rooms(2), here })).toContain(`aria-label="${messages.zh.map.here}"`)
    const away = { latitude: 39.9, longitude: 116.4 }
    expect(map({ rooms: rooms(2), here: away })).not.toContain(messages.zh.map.here)
  })

  it('says that it is a sketch, and carries no style or script of its own', () => {
    const html = map({ rooms: rooms(20) })
    expect(html).toContain('示意图')
    expect(html).not.toMatch(/ style=|<style|<script|<image| on\w+=|https?:/)
  })

  it('tells shapes apart without colour: four in the key', () => {
    for (const level of levels)
      expect(map({ rooms: rooms(1) })).toContain(messages.zh.map.free[level])
  })
})

describe('the map of one room', () => {
  const room = { nameZh: '小苹果宝宝屋', nameEn: null, latitude: 31.2398, longitude: 121.4441 }

  it('shows its spot on its district', () => {
    const html = draw(<RoomOnMap room={room} />)
    expect(html).toContain('aria-label="小苹果宝宝屋在这里"')
    expect(html).toContain('静安')
    expect(html.match(/fill-green-wash/g)).toHaveLength(1)
  })

  it('is not there where no position is published', () => {
    expect(draw(<RoomOnMap room={{ ...room, latitude: null, longitude: null }} />)).toBe('')
  })
})
