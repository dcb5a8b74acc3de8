import { createDatabase } from '@/db/client'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { findRooms } from '@/domain/search/find-rooms'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Ctx } from '@/domain/shared/context'
import { makeCity } from './big-city'
import { type Constant, serveConstants } from './constant-site'
import { type Loaded, loadPage } from './http-load'
import { type OwnDatabase, onOwnDatabase } from './own-database'
import { serveOn } from './served-site'
import { median } from './statistics'
import type { Bench, Figure, Size } from './types'

const city = { rooms: 50, childrenOfRoom: 60, pastDays: 100, pastBookings: 6 }
const connections = 10
const sizes = { full: { seconds: 6, turns: 6 }, small: { seconds: 4, turns: 2 } }

/**
 * The public lists of a city of 50 rooms over HTTP, of a production build, beside a copy of the site
 * that renders the same pages from constants, turn by turn.
 */
export const availability: Bench = {
  name: 'availability',
  measures: 'lists of 50 rooms over HTTP, beside the same pages rendered from constants',
  target: { of: 'ratio', at: 'least', value: 0.7 },
  run: (size) => onOwnDatabase((own) => run(own, size)),
}

async function run({ url, sql }: OwnDatabase, size: Size): Promise<Figure[]> {
  await makeCity(sql, city)
  const [slot] = await sql<{ day: string }[]>`
    select day::text as day from slots where booking_closes_at > now() + interval '1 day' order by day limit 1`
  const day = slot?.day ?? ''
  const site = await serveOn(url)
  try {
    const constants = await serveConstants(url, await answersOf(url, day))
    try {
      return [
        ...(await compare('rooms of a day', `/rooms?day=${day}`)),
        ...(await compare('front page', '/')),
      ]
      async function compare(what: string, path: string): Promise<Figure[]> {
        return beside(what, site.address + path, constants.address + path, size)
      }
    } finally {
      await constants.stop()
    }
  } finally {
    await site.stop()
  }
}

/** What the use cases of both pages answer a visitor, as the pages ask them. */
async function answersOf(url: string, day: string): Promise<Constant[]> {
  const db = createDatabase(url)
  const ctx: Ctx = { actor: { kind: 'visitor' }, now: new Date(), db }
  const list = { divisionCode: null, day, ageMonths: null, page: 1 }
  const constants: Constant[] = [
    {
      file: 'domain/divisions/list-divisions.ts',
      name: 'listDivisions',
      answer: await listDivisions(ctx),
    },
    {
      file: 'domain/search/find-rooms.ts',
      name: 'findRooms',
      answer: await findRooms(ctx, list),
    },
    {
      file: 'domain/search/search-places.ts',
      name: 'searchPlaces',
      answer: await searchPlaces(ctx, anything, { untouched: true }),
    },
  ]
  await db.close()
  return constants
}

async function beside(
  what: string,
  address: string,
  constant: string,
  size: Size,
): Promise<Figure[]> {
  const [text, same] = [await textOf(address), await textOf(constant)]
  if (text !== same) throw new Error(`${what}: the constants do not say what the page says.`)
  const { seconds, turns } = sizes[size]
  const [page, constants]: [Loaded[], Loaded[]] = [[], []]
  for (let n = 0; n < turns; n += 1) {
    page.push(await loadPage(address, connections, seconds))
    constants.push(await loadPage(constant, connections, seconds))
  }
  // The first turn warms up.
  const middle = (all: Loaded[], of: keyof Loaded) => median(all.slice(1).map((one) => one[of]))
  return [
    {
      what: `${what}, ${connections} connections, median of ${turns - 1} turns of ${seconds} s`,
      unit: '/s',
      value: middle(page, 'perSecond'),
      limit: middle(constants, 'perSecond'),
    },
    {
      what: `${what}, 97.5 % within`,
      unit: 'ms',
      value: middle(page, 'p97'),
      limit: middle(constants, 'p97'),
      target: null,
    },
  ]
}

/** What a page says, without scripts and markup. */
async function textOf(address: string): Promise<string> {
  const answer = await fetch(address, { headers: { 'Accept-Language': 'zh-CN' } })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
  const html = await answer.text()
  return html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ')
}
