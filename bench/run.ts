import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { createDatabase, type Executor } from '@/db/client'
import { startThrowaway } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { bookSlot } from '@/domain/bookings/book-slot'
import { insertClaims, type NewClaim } from '@/domain/bookings/claim-queries'
import { type BenchFamily, type BenchSlot, makeFamilies, makeRooms, rooms } from './city'

/**
 * `npm run bench`: bookings a second through the use case, in this process, beside the statement
 * that writes them (booking, audit, message) sent raw, turn by turn in the same run.
 */
const atOnce = 16
const perTurn = 1600
const turns = 4
const target = 0.4

type Turn = { seconds: number; milliseconds: number[] }
type Way = {
  name: string
  turns: Turn[]
  book: (slot: BenchSlot, family: BenchFamily) => () => Promise<void>
}

const now = new Date()
const dialect = new PgDialect()

/** The statement the use case writes with, and its parameters, without running it. */
async function statementOf(
  slot: BenchSlot,
  family: BenchFamily,
): Promise<{ sql: string; params: unknown[] }> {
  const caught: SQL[] = []
  const catching = {
    execute: async (query: SQL) => {
      caught.push(query)
      return []
    },
  }
  const claim: NewClaim = {
    request: { id: v7(), key: v7(), fingerprint: 'bench', written: false },
    family: family.account,
    bookedBy: null,
    exception: null,
    slot,
    from: slot.from,
    to: slot.to,
    children: [{ bookingId: v7(), childId: family.childId, allowanceUsed: 1, priceFen: 0 }],
    movedFrom: null,
    told: {
      kind: 'booking_confirmed',
      parameters: {
        room: '测速宝宝屋',
        roomEn: '测速宝宝屋',
        day: slot.day,
        from: '',
        to: '',
        children: '1',
      },
    },
  }
  await insertClaims({ actor: family.account, now, tx: catching as unknown as Executor }, claim)
  const [query] = caught
  if (!query) throw new Error('The use case wrote nothing.')
  return dialect.sqlToQuery(query)
}

/** Books one place for each family, sixteen at once, over all rooms in turn. */
async function turn(
  way: Way,
  families: BenchFamily[],
  slots: BenchSlot[],
  offset: number,
): Promise<Turn> {
  const work = families.map((family, n) => {
    const slot = slots[(offset + n) % slots.length]
    if (!slot) throw new Error('There are no slots.')
    return way.book(slot, family)
  })
  await new Promise((done) => setTimeout(done, 200))
  const milliseconds: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = work[next++]; one; one = work[next++]) {
        const from = performance.now()
        await one()
        milliseconds.push(performance.now() - from)
      }
    }),
  )
  return { seconds: (performance.now() - began) / 1000, milliseconds }
}

function percentile(all: number[], share: number): string {
  const sorted = all.toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
}

/** The middle of the turns after the first, which warms up and grants each child its allowance. */
function perSecond({ turns: all }: Way): number {
  const rates = all.slice(1).map((one) => perTurn / one.seconds)
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0
}

function report(ways: Way[]): void {
  const raw = ways.find((way) => way.name === 'raw statement')
  console.log(
    `${perTurn} bookings a turn, ${turns} turns each (the first warms up), ${atOnce} at once, ${rooms} rooms.`,
  )
  console.log(
    'A throwaway embedded PostgreSQL that does not wait for the disk (durable: false), for both alike.\n',
  )
  console.log('| Way | Bookings a second | Half within ms | 95 % within ms | Share of raw |')
  console.log('|---|---|---|---|---|')
  for (const way of ways) {
    const all = way.turns.slice(1).flatMap((one) => one.milliseconds)
    const share = raw ? perSecond(way) / perSecond(raw) : 0
    console.log(
      `| ${way.name} | ${Math.round(perSecond(way))} | ${percentile(all, 0.5)} | ${percentile(all, 0.95)} | ${share.toFixed(2)} |`,
    )
  }
  console.log(`\nTo beat: ${target} of raw.`)
}

async function run(url: string, sql: Sql): Promise<void> {
  const db = createDatabase(url, { max: atOnce })
  const raw = postgres(url, { max: atOnce })
  // Gives the connection the same codecs as the use case's.
  drizzle(raw)
  const slots = await makeRooms(sql)
  const ways: Way[] = [
    {
      name: 'use case',
      turns: [],
      book:
        (slot, { account, childId }) =>
        async () => {
          const input = {
            slotId: slot.id,
            key: v7(),
            children: [{ childId, free: true }],
            span: null,
          }
          const made = await bookSlot({ actor: account, now, db }, input)
          if (!made.ok) throw new Error(`The use case refused: ${made.reason}.`)
        },
    },
    {
      name: 'raw statement',
      turns: [],
      book: (slot, family) => {
        const written = statementOf(slot, family)
        return async () => {
          const { sql: text, params } = await written
          const rows = await raw.unsafe(text, params as string[], { prepare: true })
          if (rows.length !== 1) throw new Error('The raw statement booked nothing.')
        }
      },
    },
  ]
  const families = await makeFamilies(sql, ways.length * perTurn)
  for (let n = 0; n < turns * ways.length; n += 1) {
    const way = ways[n % ways.length]
    if (!way) continue
    const first = (n % ways.length) * perTurn
    const own = families.slice(first, first + perTurn)
    way.turns.push(await turn(way, own, slots, n * perTurn))
    // What autovacuum does within a minute; plans kept from empty tables are made anew.
    if (n === ways.length - 1) await sql`analyze`
  }
  report(ways)
  await Promise.all([db.close(), raw.end()])
}

const server = await startThrowaway()
try {
  await migrate(server.url)
  const sql = postgres(server.url, { max: atOnce, onnotice: () => {} })
  await run(server.url, sql)
  await sql.end()
} finally {
  await server.stop()
}
