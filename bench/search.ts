import type { Sql } from 'postgres'
import { createDatabase } from '@/db/client'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Wish } from '@/domain/search/types'
import type { Ctx } from '@/domain/shared/context'
import { aheadBookings, bigCity, makeCity } from './big-city'
import { type OwnDatabase, onOwnDatabase } from './own-database'
import { median } from './statistics'
import type { Bench, Figure, Size } from './types'

const warmUp = 3
const sizes = {
  full: { city: bigCity, times: 15, few: 50 },
  small: {
    city: { rooms: 20, childrenOfRoom: 30, pastDays: 5, pastBookings: 6 },
    times: 3,
    few: 10,
  },
}
const wishes: Record<string, Partial<Wish>> = {
  'any day, the whole city': {},
  'any day, from where one is': { near: { latitude: 31.23, longitude: 121.47 } },
  'two hours in the afternoon, a district': {
    divisionCode: '310106',
    part: 'afternoon',
    minutes: 120,
  },
  'any day, a subdistrict': { divisionCode: '310106006' },
}

/** Finding what fits while a thousand rooms are open, beside fifty; and while every slot is full. */
export const search: Bench = {
  name: 'search',
  measures: 'finding what fits among 1,000 rooms, beside 50',
  target: { of: 'ratio', at: 'most', value: 1.3 },
  run: (size) => onOwnDatabase((own) => run(own, size)),
}

async function run({ url, sql }: OwnDatabase, size: Size): Promise<Figure[]> {
  const { city, times, few } = sizes[size]
  await makeCity(sql, city)
  const db = createDatabase(url)
  const ctx: Ctx = { actor: { kind: 'visitor' }, now: new Date(), db }
  const half = async (wish: Partial<Wish>) => {
    const all: number[] = []
    for (let n = -warmUp; n < times; n += 1) {
      const from = performance.now()
      await searchPlaces(ctx, { ...anything, ages: [20], ...wish })
      if (n >= 0) all.push(performance.now() - from)
    }
    return median(all)
  }
  const many = new Map<string, number>()
  for (const [name, wish] of Object.entries(wishes)) many.set(name, await half(wish))
  await pastTriggers(sql, () => sql`update slot_ledger set heads = cap where starts_at > now()`)
  const full = await half({})
  await pastTriggers(sql, async () => {
    await sql`update slot_ledger set heads = ${aheadBookings} where starts_at > now()`
    await sql`update rooms set status = 'draft' where id not in (select id from rooms order by id limit ${few})`
  })
  await sql`vacuum analyze`
  const figures: Figure[] = []
  for (const [what, wish] of Object.entries(wishes))
    figures.push({ what, unit: 'ms', value: many.get(what) ?? 0, limit: await half(wish) })
  await db.close()
  const none = 'any day, the whole city, every slot full'
  return [...figures, { what: none, unit: 'ms', value: full, limit: null, target: null }]
}

async function pastTriggers(sql: Sql, work: () => PromiseLike<unknown>): Promise<void> {
  await sql`set session_replication_role = replica`
  await work()
  await sql`set session_replication_role = origin`
}
