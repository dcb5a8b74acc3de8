import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { holdPlace } from '@/domain/holds/hold-place'
import { releaseHold } from '@/domain/holds/release-hold'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'

const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')
const day = '2026-03-16'
const wide = { licensedPlaces: 100, caregivers: 20, policy: { largestGroup: 100 } }

/** A database of its own with a clock that the test moves. */
async function stage() {
  const { url } = await freshDatabase()
  const clock = { now: instantOf('2026-03-09', '10:00') }
  const db = createDatabase(url, { max: 20, clock: () => clock.now })
  const slotOf = async (cap: number, extra: object = {}) => {
    const slots = [{ day, from: '09:00', to: '11:00', cap, ...extra }]
    const room = await makeRoom(db, { ...wide, slots })
    return room.slotIds[0] ?? ''
  }
  const families = (count: number) =>
    Promise.all(Array.from({ length: count }, () => makeFamily(db, ['2024-09-10'])))
  const hold = async ({ account }: TestFamily, slotId: string) =>
    holdPlace(ctxOf(db, account, clock.now), { slotId, span: null })
  const book = async ({ account, childIds }: TestFamily, slotId: string) => {
    const children = childIds.map((childId) => ({ childId, free: true }))
    const wish = { slotId, key: v7(), children, span: null }
    const result = await bookSlot(ctxOf(db, account, clock.now), wish)
    return result.ok ? 'ok' : result.reason
  }
  const differences = () => db.transaction(async (tx) => [...(await tx.execute(sql.raw(verify)))])
  return { db, clock, slotOf, families, hold, book, differences }
}

const confirmedIn = async (db: Database, slotId: string) => {
  const [row] = await db.read.execute<{ n: number }>(sql`
    select count(*)::int as n from bookings where slot_id = ${slotId} and status = 'confirmed'`)
  return row?.n
}

test('forty families fight for the last places while five holders book: none of them loses', async () => {
  const { db, slotOf, families, hold, book, differences } = await stage()
  for (let round = 0; round < 3; round += 1) {
    const slotId = await slotOf(8)
    const holders = await families(5)
    const others = await families(40)
    for (const family of holders) expect(await hold(family, slotId)).toMatchObject({ ok: true })
    // Holders come among the others, eight families apart.
    const mixed = others.flatMap((family, n) => [
      family,
      ...(n % 8 === 0 ? holders.slice(n / 8, n / 8 + 1) : []),
    ])
    const answers = await Promise.all(
      mixed.map(async (family) => ({ family, told: await book(family, slotId) })),
    )
    const told = (ours: TestFamily[]) =>
      answers.filter(({ family }) => ours.includes(family)).map((one) => one.told)
    expect(told(holders)).toEqual(Array(5).fill('ok'))
    expect(told(others).filter((one) => one === 'ok')).toHaveLength(3)
    expect(await confirmedIn(db, slotId)).toBe(8)
  }
  expect(await differences()).toEqual([])
  await db.close()
})

test('given up before the booking instead, holders do lose: the control', async () => {
  const { db, clock, slotOf, families, hold, book } = await stage()
  let lost = 0
  for (let round = 0; round < 10 && lost === 0; round += 1) {
    const slotId = await slotOf(5)
    const holders = await families(5)
    const others = await families(20)
    const held = await Promise.all(holders.map((family) => hold(family, slotId)))
    const naive = holders.map(async (family, n) => {
      const made = held[n]
      const holdId = made?.ok ? made.holdId : ''
      await releaseHold(ctxOf(db, family.account, clock.now), { holdId })
      return book(family, slotId)
    })
    let open = true
    const insistent = others.map(async (family) => {
      while (open && (await book(family, slotId)) === 'slot_full');
    })
    const answers = await Promise.all(naive).finally(() => {
      open = false
    })
    await Promise.all(insistent)
    lost = answers.filter((one) => one !== 'ok').length
  }
  expect(lost).toBeGreaterThan(0)
  await db.close()
})

test('holds past their time make way for as many bookings, exactly', async () => {
  const { db, clock, slotOf, families, hold, book, differences } = await stage()
  const slotId = await slotOf(5)
  for (const family of await families(5)) await hold(family, slotId)
  clock.now = new Date(clock.now.getTime() + 5 * 60_000)
  const others = await families(30)
  const answers = await Promise.all(others.map((family) => book(family, slotId)))
  expect(answers.filter((one) => one === 'ok')).toHaveLength(5)
  expect(await confirmedIn(db, slotId)).toBe(5)
  expect(await differences()).toEqual([])
  await db.close()
})

test('families hold the last places at once: exactly as many as there are', async () => {
  const { db, slotOf, families, hold, differences } = await stage()
  const slotId = await slotOf(5)
  const answers = await Promise.all((await families(30)).map((family) => hold(family, slotId)))
  expect(answers.filter((one) => one.ok)).toHaveLength(5)
  expect(new Set(answers.map((one) => (one.ok ? 'ok' : one.reason)))).toEqual(
    new Set(['ok', 'slot_full']),
  )
  expect(await differences()).toEqual([])
  await db.close()
})

type Stage = Awaited<ReturnType<typeof stage>>
type Press = (family: TestFamily, slotId: string) => Promise<unknown>

/** One family presses in four slots and eight tabs at the same moment: how much does it hold then? */
async function pressAtOnce({ db, slotOf, families }: Stage, press: Press) {
  const slotIds = await Promise.all([slotOf(5), slotOf(5), slotOf(5), slotOf(5)])
  const [family] = await families(1)
  if (!family) throw new Error('no family')
  await Promise.all([...slotIds, ...slotIds].map((slotId) => press(family, slotId)))
  const [row] = await db.read.execute<{ n: number }>(sql`
    select count(*)::int as n from bookings
    where account_id = ${family.account.accountId} and status = 'held'`)
  return row?.n ?? -1
}

/** Presses as any SQL client could: nothing but an insert. */
const insertOnly =
  ({ db }: Stage): Press =>
  ({ account }, slotId) =>
    Promise.allSettled([
      db.transaction((tx) =>
        tx.execute(sql`
          insert into bookings (id, slot_id, account_id, status, starts_at, ends_at, cancel_until)
          select uuid_v7(), id, ${account.accountId}, 'held', starts_at, ends_at, cancel_until
          from slots where id = ${slotId}`),
      ),
    ])

test('pressed in four slots and eight tabs at once, a family holds one place', async () => {
  const made = await stage()
  for (let round = 0; round < 3; round += 1) {
    expect(await pressAtOnce(made, made.hold)).toBe(1)
    expect(await pressAtOnce(made, insertOnly(made))).toBe(1)
  }
  await made.db.close()
})

test('with a limit counted without the lock it holds several: the control', async () => {
  const made = await stage()
  const [row] = await made.db.read.execute<{ source: string }>(sql`
    select pg_get_functiondef('booking_hold'::regproc) as source`)
  const source = row?.source ?? ''
  const unlocked = source.replace(/perform 1 from accounts[^;]*;/, 'perform pg_sleep(0.02);')
  expect(unlocked).not.toBe(source)
  await made.db.transaction((tx) => tx.execute(sql.raw(unlocked)))
  let most = 0
  for (let round = 0; round < 5 && most <= 1; round += 1)
    most = Math.max(most, await pressAtOnce(made, insertOnly(made)))
  expect(most).toBeGreaterThan(1)
  await made.db.close()
})
