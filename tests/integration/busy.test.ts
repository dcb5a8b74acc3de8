import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Busy } from '@/db/busy'
import { createDatabase, type Database, type DatabaseOptions, type Executor } from '@/db/client'
import { sqlState } from '@/db/retry'
import { savepoint } from '@/db/savepoint'
import { bookSlot } from '@/domain/claims/book-slot'
import { busyDigest } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { closeAll } from '@/lib/closing'
import { database, longDatabase } from '@/lib/database'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const now = instantOf('2026-03-09', '10:00')
const slots = [{ day: '2026-03-16', from: '09:00', to: '11:00', cap: 10 }]
const opened: Database[] = []
let db: Database
let url: string

beforeAll(async () => {
  ;({ db, url } = await testDatabase())
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

function open(options: DatabaseOptions, at = serving(url)): Database {
  const made = createDatabase(at, { clock: () => now, ...options })
  opened.push(made)
  return made
}

/** Transactions that keep their connections until `let go`. */
async function holding(on: Database, many: number) {
  let letGo = () => {}
  const held = new Promise<void>((done) => {
    letGo = done
  })
  let begun = 0
  const all = Array.from({ length: many }, () =>
    on.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      begun++
      await held
      return 'done'
    }),
  )
  await expect.poll(() => begun).toBe(many)
  return { all, letGo }
}

test('reads and transactions beyond those at work and waiting are refused at once', async () => {
  const small = open({ max: 2, queue: { waiting: 1, patience: 60_000 } })
  const { all, letGo } = await holding(small, 2)
  // A query begins when it is awaited.
  const waiting = Promise.resolve(small.read.execute(sql`select 'read' as what`))
  await Promise.resolve()
  let entered = false
  // Nobody lets go meanwhile: if these waited, the test would run out of time.
  const refused = await Promise.allSettled([
    Promise.resolve(small.read.execute(sql`select 1`)),
    small.transaction(async () => {
      entered = true
    }),
  ])
  for (const one of refused) {
    expect(one.status === 'rejected' && one.reason).toBeInstanceOf(Busy)
  }
  letGo()
  expect(await Promise.all(all)).toEqual(['done', 'done'])
  expect([...(await waiting)]).toEqual([{ what: 'read' }])
  expect(entered).toBe(false)
})

test('who waits longer than it may is refused, and what comes later is served', async () => {
  let heard = 0
  const small = open({ max: 1, queue: { waiting: 9, patience: 50 }, onBusy: () => heard++ })
  const { all, letGo } = await holding(small, 1)
  expect(await failure(small.read.execute(sql`select 1`))).toMatchObject({
    name: 'Busy',
    digest: busyDigest,
  })
  expect(heard).toBe(1)
  letGo()
  await Promise.all(all)
  expect([...(await small.read.execute(sql`select 1 as n`))]).toEqual([{ n: 1 }])
})

test('a rush on one connection books the places exactly: nothing inside needs a second turn', async () => {
  const small = open({ max: 1, queue: { waiting: 500, patience: 25_000 } })
  const room = await makeRoom(db, { slots })
  const families = await Promise.all(
    Array.from({ length: 30 }, () => makeFamily(db, ['2024-09-10'])),
  )
  const results = await Promise.all(
    families.map(({ account, childIds }) =>
      bookSlot(ctxOf(small, account, now), {
        slotId: room.slotIds[0] ?? '',
        key: v7(),
        children: childIds.map((childId) => ({ childId, free: true })),
        span: null,
      }),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(10)
  const reasons = results.map((one) => (one.ok ? 'booked' : one.reason))
  expect(new Set(reasons)).toEqual(new Set(['booked', 'slot_full']))
})

test('refused for being busy, a booking leaves nothing, and the same key books once later', async () => {
  const small = open({ max: 1, queue: { waiting: 0, patience: 50 } })
  const room = await makeRoom(db, { slots })
  const { account, childIds } = await makeFamily(db, ['2024-09-10'])
  const wish = {
    slotId: room.slotIds[0] ?? '',
    key: v7(),
    children: childIds.map((childId) => ({ childId, free: true })),
    span: null,
  }
  const press = () => bookSlot(ctxOf(small, account, now), wish)
  const { all, letGo } = await holding(small, 1)
  await expect(press()).rejects.toBeInstanceOf(Busy)
  letGo()
  await Promise.all(all)
  expect(await press()).toMatchObject({ ok: true, repeated: false })
  expect(await press()).toMatchObject({ ok: true, repeated: true })
  const booked = await db.read.execute(sql`select 1 from bookings where child_id = ${childIds[0]}`)
  expect(booked).toHaveLength(1)
})

test('a lock not had and a statement that takes too long are busy, each with its cause', async () => {
  const quick = open({ max: 2, statementTimeout: 1_000 })
  const room = await makeRoom(db, { slots })
  const { all, letGo } = await holding(quick, 1)
  const slow = await failure(quick.read.execute(sql`select pg_sleep(20)`))
  expect(slow).toBeInstanceOf(Busy)
  expect(sqlState(slow)).toBe('57014')
  const lock = sql`select 1 from rooms where id = ${room.id} for update`
  const locked = await failure(
    db.transaction(async (tx) => {
      await tx.execute(lock)
      await quick.transaction(async (other) => {
        await other.execute(sql`set local lock_timeout = 50`)
        await other.execute(lock)
      })
    }),
  )
  expect(locked).toBeInstanceOf(Busy)
  expect(sqlState(locked)).toBe('55P03')
  letGo()
  await Promise.all(all)
})

test('a long work may take longer than a page, where it is told so', async () => {
  const quick = open({ max: 1, statementTimeout: 200 })
  const long = open({ max: 1 })
  const work = sql`select pg_sleep(0.5)`
  expect(sqlState(await failure(quick.transaction((tx) => tx.execute(work))))).toBe('57014')
  await long.transaction((tx) => tx.execute(work))
})

test('a database that is away or says nothing is busy', async () => {
  const gone = new URL(url)
  gone.port = '1'
  expect(await failure(open({}, gone.href).read.execute(sql`select 1`))).toBeInstanceOf(Busy)

  const silent = createServer()
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  gone.port = String((silent.address() as AddressInfo).port)
  const unanswered = open({}, gone.href)
  expect(await failure(unanswered.read.execute(sql`select 1`))).toBeInstanceOf(Busy)
  silent.close()
})

test('a connection ended in the middle of a transaction ends neither the process nor the pool', async () => {
  const small = open({ max: 2 })
  const end = sql`select pg_terminate_backend(pg_backend_pid())`
  const other = (pid: unknown) => sql`select pg_terminate_backend(${pid}::integer)`
  const fine = sql`select 1 as n`
  const ways: Array<(tx: Executor) => Promise<unknown>> = [
    // By a statement of the transaction, in a part of it, and between two statements.
    (tx) => tx.execute(end),
    (tx) => savepoint(tx, (part) => part.execute(end)),
    async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db.read.execute(other(row?.pid))
      await new Promise((done) => setTimeout(done, 50))
      await tx.execute(fine)
    },
    async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db.read.execute(other(row?.pid))
      await new Promise((done) => setTimeout(done, 50))
    },
  ]
  for (const way of ways) {
    expect(await failure(small.transaction(way))).toBeInstanceOf(Busy)
    // Each of its connections answers the query it gets, not what was left of the last one.
    const answers = await Promise.all([1, 2, 3, 4].map(() => small.read.execute(fine)))
    expect(answers.map((rows) => [...rows])).toEqual(Array(4).fill([{ n: 1 }]))
  }
})

test('what the database refuses for another reason is no matter of being busy', async () => {
  const error = await failure(db.read.execute(sql`select 1 / 0`))
  expect(error).not.toBeInstanceOf(Busy)
  expect(sqlState(error)).toBe('22012')
})

test('the site’s pages have fifteen seconds for a statement, jobs and staff a minute, until it closes', async () => {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  vi.stubEnv('AUTH_URL', 'http://localhost')
  const ask = sql`select current_setting('statement_timeout') as most`
  const most = async (on: Database) => (await on.read.execute<{ most: string }>(ask))[0]?.most
  expect(await most(database())).toBe('15s')
  expect(await most(longDatabase())).toBe('1min')
  const { read } = database()
  await closeAll()
  expect(await failure(read.execute(ask))).toMatchObject({ cause: { code: 'CONNECTION_ENDED' } })
  vi.unstubAllEnvs()
})

/** What asking fails with; undefined if it works. */
async function failure(asking: PromiseLike<unknown>): Promise<unknown> {
  try {
    await asking
  } catch (error) {
    return error
  }
}
