import postgres, { type Sql } from 'postgres'
import { createDatabase } from '@/db/client'
import { startThrowaway } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { closeFigureDays } from '@/domain/figures/close-figure-days'
import { readFigures } from '@/domain/figures/read-figures'
import { periodNamed } from '@/domain/figures/rules'
import type { Ctx } from '@/domain/shared/context'
import { dayOf } from '@/domain/shared/time'
import { makeYear } from './figures-city'

/**
 * `npm run bench:figures`: how long the figures of a city, district and room take with 1,000 rooms and
 * 3,000,000 bookings of a year, and how long a day takes to close.
 */
const times = 15
const limitMs = 1000

async function run(url: string, sql: Sql): Promise<void> {
  const db = createDatabase(url)
  const ctx: Ctx = { actor: { kind: 'system' }, now: new Date(), db }
  const made = await measured('making the city', () => makeYear(sql))
  console.log(
    `${made.rooms} rooms, ${made.bookings} bookings, ${made.slots} slots, ${made.refusals} refusals.`,
  )
  const began = performance.now()
  const days = await closeFigureDays(ctx)
  const perDay = (performance.now() - began) / days
  console.log(`Closing ${days} days took ${perDay.toFixed(0)} ms a day.`)
  await sql`vacuum analyze`

  const today = dayOf(ctx.now)
  const [room] = await sql<{ code: string }[]>`select code from rooms limit 1`
  console.log(
    '\n| Page | Period | Half within ms | 95 % within ms | Worst |\n|---|---|---|---|---|',
  )
  for (const where of ['city', '310106', '310106006', `room-${room?.code}`]) {
    for (const name of ['week', 'month', 'last-month', 'year'] as const) {
      const all: number[] = []
      for (let n = 0; n < times; n++) {
        const from = performance.now()
        await readFigures(ctx, { where, period: periodNamed(name, today) })
        all.push(performance.now() - from)
      }
      const sorted = all.toSorted((a, b) => a - b)
      const at = (share: number) =>
        (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
      const shown = where.startsWith('room-') ? 'room' : where
      console.log(`| ${shown} | ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`)
    }
  }
  console.log(`\nTo hold: the city within ${limitMs} ms.`)
  await db.close()
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const done = await work()
  console.log(`${what} took ${((performance.now() - from) / 1000).toFixed(0)} s.`)
  return done
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
