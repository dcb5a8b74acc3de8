import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { askingReplica } from '@/db/replica'
import { bookSlot } from '@/domain/claims/book-slot'
import { findRooms } from '@/domain/search/find-rooms'
import { instantOf } from '@/domain/shared/time'
import { ctxOf, makeFamily } from '../support/family'
import { startReplicated } from '../support/replica'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
const now = instantOf('2026-03-09', '10:00')
let itself: Database
let replica: Database
let stop = async () => {}

beforeAll(async () => {
  const started = await startReplicated()
  itself = createDatabase(started.itself.url, { clock: () => now })
  replica = createDatabase(started.replica.url, { pooled: true })
  stop = started.stop
})
afterAll(async () => {
  await itself.close()
  await replica.close()
  await stop()
})

/** Waits until the replica has all that is written by now. */
async function caughtUp(): Promise<void> {
  const [row] = await itself.read.execute<{ lsn: string }>(
    sql`select pg_current_wal_insert_lsn()::text as lsn`,
  )
  const seen = async () => {
    const [told] = await replica.read.execute<{ seen: boolean }>(
      sql`select pg_last_wal_replay_lsn() >= ${row?.lsn}::pg_lsn as seen`,
    )
    return told?.seen
  }
  await expect.poll(seen).toBe(true)
}

const freeIn = async (db: Database) => {
  const list = { divisionCode: null, day, ageMonths: null, page: 1 }
  const found = await findRooms({ actor: { kind: 'visitor' }, now, db }, list)
  return found.rooms.flatMap(({ slots }) => slots.map(({ slot }) => slot.free))
}

test('what visitors are shown comes from a replica, which decides nothing', async () => {
  const room = await makeRoom(itself, { slots: [{ day, from: '09:00', to: '11:00', cap: 2 }] })
  const family = await makeFamily(itself, ['2024-09-10', '2024-09-10', '2024-09-10'])
  const book = (db: Database, childId = '') =>
    bookSlot(ctxOf(db, family.account, now), {
      slotId: room.slotIds[0] ?? '',
      key: v7(),
      children: [{ childId, free: true }],
      span: null,
    })
  await caughtUp()
  const asked: Database[] = []
  const ask = askingReplica(replica)
  const shown = () =>
    ask(itself, (db) => {
      asked.push(db)
      return freeIn(db)
    })
  expect(await shown()).toEqual([2])
  expect(asked).toEqual([replica])
  await expect(book(replica, family.childIds[0])).rejects.toThrow()

  // A replica that lags shows what is old; bookings are decided without it.
  await replica.read.execute(sql`select pg_wal_replay_pause()`)
  expect(await book(itself, family.childIds[0])).toMatchObject({ ok: true })
  expect(await book(itself, family.childIds[1])).toMatchObject({ ok: true })
  expect(await shown()).toEqual([2])
  expect(await book(itself, family.childIds[2])).toMatchObject({ reason: 'slot_full' })
  await replica.read.execute(sql`select pg_wal_replay_resume()`)
  await caughtUp()
  expect(await shown()).toEqual([0])
  expect(asked.every((db) => db === replica)).toBe(true)
})

test('a replica that fails or is away is stood in for by the database itself', async () => {
  const away = createDatabase('postgres://nobody@127.0.0.1:1/nothing', { pooled: true })
  expect(await askingReplica(away)(itself, async (db) => db === itself)).toBe(true)
  await away.close()
  const ask = askingReplica(replica)
  const asked: string[] = []
  const fail = () =>
    ask(itself, async (db) => {
      asked.push(db === itself ? 'itself' : 'replica')
      await db.read.execute(sql`select * from made_elsewhere`)
    })
  await expect(fail()).rejects.toThrow()
  await expect(fail()).rejects.toThrow()
  expect(asked).toEqual(['replica', 'itself', 'itself'])
})
