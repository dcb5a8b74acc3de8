import { sql as query } from 'drizzle-orm'
import { v7 } from 'uuid'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { type BenchFamily, type BenchSlot, makeFamilies, makeRooms, rooms } from './city'
import { analyzeFilled, type OwnDatabase, onOwnDatabase } from './own-database'
import { rowsTouched, sum } from './row-locks'
import { perSecond, slowest, type Turn, takeTurn } from './statistics'
import type { Bench, Figure } from './types'

const atOnce = 40
const sizes = {
  full: { families: 1000, perTurn: 8000, turns: 7, watched: 400 },
  small: { families: 40, perTurn: 80, turns: 2, watched: 40 },
}
const now = new Date()

/**
 * Families refused a full slot by the use case, in this process, beside `select 1` through the same
 * pool, turn by turn; and what refusals lock and write.
 */
export const refusals: Bench = {
  name: 'refusals',
  measures: `refusals of full slots a second, ${atOnce} at once in ${rooms} rooms, beside "select 1"`,
  target: { of: 'figure', at: 'least', value: 5000 },
  run: (size) => onOwnDatabase((own) => run(own, sizes[size])),
}

async function run(
  { url, sql }: OwnDatabase,
  { families, perTurn, turns, watched }: (typeof sizes)['full'],
): Promise<Figure[]> {
  const db = createDatabase(url, { max: atOnce })
  const full = (await makeRooms(sql)).slice(0, rooms)
  const places = 10 * full.length
  const all = await makeFamilies(sql, places + families)
  await takeTurn(askAll(db, full, all.slice(0, places), places, 'booked'), atOnce)
  await analyzeFilled(sql)
  const late = all.slice(places)
  const refused: Turn[] = []
  const nothing: Turn[] = []
  for (let n = 0; n < turns; n += 1) {
    refused.push(await takeTurn(askAll(db, full, late, perTurn, 'slot_full'), atOnce))
    // The last tenth of a second is still to be counted.
    await db.settled()
    // Much shorter than a refusal: a turn of the same number would be over before it is steady.
    const ones = Array.from({ length: 5 * perTurn }, () => async () => {
      await db.read.execute(query`select 1`)
    })
    nothing.push(await takeTurn(ones, atOnce))
  }
  const { locked, written } = await rowsTouched(sql, async () => {
    await takeTurn(askAll(db, full, late, watched, 'slot_full'), atOnce)
    await db.settled()
  })
  await db.close()
  return [
    {
      what: `refusals, median of ${turns - 1} turns of ${perTurn}`,
      unit: '/s',
      value: perSecond(refused),
      limit: perSecond(nothing),
    },
    {
      what: '95 % refused within',
      unit: 'ms',
      value: slowest(refused),
      limit: slowest(nothing),
      target: null,
    },
    {
      what: `row locks taken by ${watched} refusals`,
      unit: 'rows',
      value: sum(locked),
      limit: null,
      target: { of: 'figure', at: 'most', value: 0 },
      notes: byTable(locked),
    },
    {
      what: `rows written by ${watched} refusals`,
      unit: 'rows',
      value: sum(written),
      limit: null,
      target: null,
      notes: byTable(written),
    },
  ]
}

/** Asks for one place of a slot for each of `count` families in turn, and requires the answer. */
function askAll(
  db: Database,
  slots: BenchSlot[],
  families: BenchFamily[],
  count: number,
  wanted: 'booked' | 'slot_full',
): (() => Promise<void>)[] {
  return Array.from({ length: count }, (_, n) => async () => {
    const [slot, family] = [slots[n % slots.length], families[n % families.length]]
    if (!slot || !family) throw new Error('There are no slots or no families.')
    const input = {
      slotId: slot.id,
      key: v7(),
      children: [{ childId: family.childId, free: true }],
      span: null,
    }
    const made = await bookSlot({ actor: family.account, now, db }, input)
    const answer = made.ok ? 'booked' : made.reason
    if (answer !== wanted) throw new Error(`The use case answered ${answer}, not ${wanted}.`)
  })
}

function byTable(rows: Record<string, number>): string[] {
  const named = Object.entries(rows).map(([name, count]) => `${name} ${count}`)
  return named.length > 0 ? [named.join(', ')] : []
}
