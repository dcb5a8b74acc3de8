import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { createDatabase, type Executor } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { insertClaims, type NewClaim } from '@/domain/claims/claim-queries'
import { type BenchFamily, type BenchSlot, makeFamilies, makeRooms, rooms } from './city'
import { analyzeFilled, type OwnDatabase, onOwnDatabase } from './own-database'
import { perSecond, slowest, type Turn, takeTurn } from './statistics'
import type { Bench, Figure } from './types'

const atOnce = 40
const sizes = {
  full: { perTurn: 1600, turns: 7 },
  small: { perTurn: 80, turns: 2 },
}

/**
 * Bookings through the use case, in this process, beside the statement that writes them (booking,
 * audit, message) sent raw, turn by turn. Each booking of a turn is another family's.
 */
export const bookings: Bench = {
  name: 'bookings',
  measures: `bookings a second, ${atOnce} families at once in ${rooms} rooms, beside the statement raw`,
  target: { of: 'ratio', at: 'least', value: 0.4 },
  run: (size) => onOwnDatabase((own) => run(own, sizes[size])),
}

type Way = {
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
    decidedBy: null,
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

/** Books one place for each family over all rooms in turn; the work is prepared before it begins. */
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
  return takeTurn(work, atOnce)
}

async function run(
  { url, sql }: OwnDatabase,
  { perTurn, turns }: { perTurn: number; turns: number },
): Promise<Figure[]> {
  const db = createDatabase(url, { max: atOnce })
  const raw = postgres(url, { max: atOnce })
  // Gives the connection the same codecs as the use case's.
  drizzle(raw)
  const slots = await makeRooms(sql)
  const useCase: Way = {
    turns: [],
    book:
      (slot, { account, childId }) =>
      async () => {
        const children = [{ childId, free: true }]
        const input = { slotId: slot.id, key: v7(), children, span: null }
        const made = await bookSlot({ actor: account, now, db }, input)
        if (!made.ok) throw new Error(`The use case refused: ${made.reason}.`)
      },
  }
  const statement: Way = {
    turns: [],
    book: (slot, family) => {
      const written = statementOf(slot, family)
      return async () => {
        const { sql: text, params } = await written
        const rows = await raw.unsafe(text, params as string[], { prepare: true })
        if (rows.length !== 1) throw new Error('The raw statement booked nothing.')
      }
    },
  }
  const ways = [useCase, statement]
  const families = await makeFamilies(sql, ways.length * perTurn)
  for (let n = 0; n < turns * ways.length; n += 1) {
    const way = ways[n % ways.length]
    if (!way) continue
    const first = (n % ways.length) * perTurn
    const own = families.slice(first, first + perTurn)
    way.turns.push(await turn(way, own, slots, n * perTurn))
    // What autovacuum does within a minute; plans kept from empty tables are made again.
    if (n === ways.length - 1) await analyzeFilled(sql)
  }
  await Promise.all([db.close(), raw.end()])
  return [
    {
      what: `bookings, median of ${turns - 1} turns of ${perTurn}`,
      unit: '/s',
      value: perSecond(useCase.turns),
      limit: perSecond(statement.turns),
    },
    {
      what: '95 % booked within',
      unit: 'ms',
      value: slowest(useCase.turns),
      limit: slowest(statement.turns),
      target: null,
    },
  ]
}
