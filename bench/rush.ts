import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { byScript, formOf, pressOf, signIn } from './booking-form'
import { makeFamilies, makeRooms } from './city'
import { memoryGrown, memoryOfChildren } from './memory'
import { analyzeFilled, type OwnDatabase, onOwnDatabase } from './own-database'
import { pressAll } from './press-all'
import type { Answer } from './rush-families'
import { serveOn } from './served-site'
import { percentile } from './statistics'
import type { Bench, Figure } from './types'

const sizes = {
  full: { families: 5000, rooms: 200, warmUp: 200, idle: 30 },
  small: { families: 50, rooms: 2, warmUp: 2, idle: 0 },
}
const placesOfSlot = 10

/**
 * The morning of a release: signed-in families press at once for places of one slot in each of many rooms,
 * each on a connection of its own, as the page's script sends it to a production build in two processes, and then
 * ask for the page that follows. Every place is taken once, and every other family is refused.
 */
export const rush: Bench = {
  name: 'rush',
  measures: '5,000 signed-in families over HTTP for 2,000 places in 200 rooms',
  target: { of: 'figure', at: 'most', value: 10 },
  run: (size) => onOwnDatabase((own) => run(own, sizes[size])),
}

async function run({ url, sql }: OwnDatabase, size: (typeof sizes)['full']): Promise<Figure[]> {
  const slots = (await makeRooms(sql, { count: size.rooms, days: 1 })).slice(0, size.rooms)
  const [first, ...families] = await makeFamilies(sql, 1 + size.families)
  const secret = randomBytes(32).toString('hex')
  const cookies = await signIn(sql, families, secret)
  const site = await serveOn(url, {
    env: { AUTH_SECRET: secret, PROCESSES: '2' },
  })
  try {
    const [cookie] = first ? await signIn(sql, [first], secret) : []
    const fields = await formOf(site.address, slots, cookie ?? '', size.warmUp)
    const presses = families.map((family, n) => {
      const slot = slots[n % slots.length]
      if (!slot) throw new Error('There are no slots.')
      return byScript(pressOf(fields, slot, family, cookies[n] ?? '', n))
    })
    await analyzeFilled(sql)
    const before = memoryOfChildren(site.pid)
    const answers = await pressAll({
      address: site.address,
      connections: presses.length,
      presses,
      follow: true,
    })
    return [
      ...(await figuresOf(sql, answers, slots.length * placesOfSlot)),
      ...(await memoryGrown(site.pid, before, size.idle)),
    ]
  } finally {
    await site.stop()
  }
}

async function figuresOf(sql: Sql, answers: Answer[], places: number): Promise<Figure[]> {
  const [counted] = await sql<{ booked: number; oversold: number }[]>`
    select (select count(*) from bookings)::int as booked,
      (select coalesce(sum(greatest(0, taken - ${placesOfSlot}::int)), 0)
        from (select count(*)::int as taken from bookings group by slot_id) as s)::int as oversold`
  const { booked = 0, oversold = 0 } = counted ?? {}
  const had = answers.filter(({ told }) => told === 'booked')
  const pages = answers.flatMap(({ page }) => page ?? [])
  const failed = [...answers, ...pages].filter(({ status }) => status >= 500)
  const times = answers.map(({ milliseconds }) => milliseconds / 1000)
  const last = (all: { after: number }[]) => Math.max(0, ...all.map(({ after }) => after)) / 1000
  const told = (what: string, value: number): Figure => {
    return { what, unit: 's', value, limit: null, target: null }
  }
  const none = (what: string, value: number): Figure => {
    return { what, unit: '', value, limit: null, target: { of: 'figure', at: 'most', value: 0 } }
  }
  const until = `until the last of ${had.length} families was told of its place of ${places}`
  return [
    { what: until, unit: 's', value: last(had), limit: null },
    told(`until all ${answers.length} families were told`, last(answers)),
    told('95 % of families were told within', percentile(times, 0.95)),
    told('99 % within', percentile(times, 0.99)),
    told('the slowest after', Math.max(...times)),
    told('until all had the page that follows', last(pages)),
    {
      what: 'sent again, as browsers do where a kept connection had just been closed',
      unit: '',
      value: [...answers, ...pages].filter(({ again }) => again).length,
      limit: null,
      target: null,
    },
    none('answers with a status of 500 or more', failed.length),
    none('places left over', places - booked),
    none('places sold twice', oversold),
    none('families told of a place and none there, or the reverse', Math.abs(had.length - booked)),
    none(
      'families without the page that follows',
      pages.filter(({ status }) => status !== 200).length,
    ),
    none(
      'families told neither of a place nor of a full slot',
      answers.filter(({ told }) => told === 'something else').length,
    ),
  ]
}
