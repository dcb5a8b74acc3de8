import postgres, { type Sql } from 'postgres'
import { createDatabase } from '@/db/client'
import { startThrowaway } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Wish } from '@/domain/search/types'
import type { Ctx } from '@/domain/shared/context'
import { makeYear } from './figures-city'

/**
 * `npm run bench:search`: how long finding what fits takes in a city of 1,000 rooms with 3,000,000 past
 * bookings, beside the same search where 50 rooms are open; and where every slot is full.
 */
const times = 15
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

async function half(ctx: Ctx, wish: Partial<Wish>): Promise<number> {
  const all: number[] = []
  for (let n = 0; n < times; n++) {
    const from = performance.now()
    await searchPlaces(ctx, { ...anything, ages: [20], ...wish })
    all.push(performance.now() - from)
  }
  return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** Lets the slots to come be booked: the city is written with them closed. */
async function release(sql: Sql): Promise<void> {
  await sql`set session_replication_role = replica`
  await sql`
    update slots set released_at = now() - interval '1 day', booking_closes_at = starts_at, same_day_from = starts_at,
      policy = '{"slot_max_minutes": 180, "child_open_bookings": 2, "child_month_bookings": 10, "identity_required": false}'
    where day > current_date`
  await sql`
    update rooms set latitude = 31 + random() * 0.5, longitude = 121.2 + random() * 0.6`
  await sql`set session_replication_role = origin`
  await sql`vacuum analyze`
}

async function run(url: string, sql: Sql): Promise<void> {
  const db = createDatabase(url)
  const ctx: Ctx = { actor: { kind: 'visitor' }, now: new Date(), db }
  const made = await makeYear(sql)
  await release(sql)
  console.log(`${made.rooms} rooms, ${made.bookings} bookings, ${made.slots} slots.`)
  const many: Record<string, number> = {}
  for (const [name, wish] of Object.entries(wishes)) many[name] = await half(ctx, wish)
  await sql`set session_replication_role = replica`
  await sql`update slot_ledger set heads = cap`
  await sql`set session_replication_role = origin`
  const full = await half(ctx, {})
  await sql`set session_replication_role = replica`
  await sql`update slot_ledger set heads = 6`
  await sql`update rooms set status = 'draft' where id not in (select id from rooms order by id limit 50)`
  await sql`set session_replication_role = origin`
  await sql`vacuum analyze`
  console.log('\n| Search | 1,000 rooms, ms | 50 rooms, ms | Ratio |\n|---|---|---|---|')
  for (const [name, wish] of Object.entries(wishes)) {
    const few = await half(ctx, wish)
    const ratio = (many[name] ?? 0) / few
    console.log(`| ${name} | ${many[name]?.toFixed(0)} | ${few.toFixed(0)} | ${ratio.toFixed(2)} |`)
  }
  console.log(`| any day, the whole city, every slot full | ${full.toFixed(0)} | | |`)
  await db.close()
}

const server = await startThrowaway()
try {
  await migrate(server.url)
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  await run(server.url, sql)
  await sql.end()
} finally {
  await server.stop()
}
