import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { countTogether } from '@/db/counting'
import { limit, TooMany } from '@/lib/rate-limit'
import { serving, testDatabase } from '../support/database'
import { newPhone } from './support/sign-in'

let db: Database
let url: string

beforeAll(async () => {
  ;({ db, url } = await testDatabase())
})

it('lets sixty tries a minute come from an address, counted together by all processes', async () => {
  const phone = newPhone()
  const other = createDatabase(serving(url), { max: 4 })
  const asked = await Promise.allSettled(
    Array.from({ length: 64 }, (_, n) => limit(n % 2 ? db : other, 'tries_by_address', phone)),
  )
  await other.close()
  const refused = asked.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(4)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(TooMany)
  await expect(limit(db, 'tries_by_address', phone)).rejects.toThrow('tries_by_address')
})

it('counts each number and each limit by itself', async () => {
  const [phone, other] = [newPhone(), newPhone()]
  for (let n = 0; n < 60; n++) await limit(db, 'tries_by_address', phone)
  await limit(db, 'tries_by_address', other)
  await limit(db, 'tries_by_browser', phone)
  const counted = ['tries_by_address', 'tries_by_browser'].flatMap((name) =>
    [phone, other].map((one) => countedFor(one, name)),
  )
  expect(await Promise.all(counted)).toEqual([60, 1, 1, undefined])
  await expect(limit(db, 'tries_by_address', phone)).rejects.toThrow('tries_by_address')
})

it('says when the database fails, instead of letting pass or calling it too many', async () => {
  const gone = createDatabase(serving(url), { max: 1 })
  await gone.close()
  const error = await limit(gone, 'tries_by_address', newPhone()).catch((cause) => cause)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(TooMany)
})

it('refuses a script after the policy’s number of writes a minute, and lets other families pass', async () => {
  const rush = createDatabase(serving(url), { max: 2, queue: { waiting: 100, patience: 3_000 } })
  const script = v7()
  const others = Array.from({ length: 20 }, () => v7())
  let passed = 0
  let refused = 0
  const pressing = async () => {
    for (let n = 0; n < 50; n++) {
      await limit(rush, 'writes_by_account', script).then(
        () => passed++,
        (error) => {
          expect(error).toBeInstanceOf(TooMany)
          refused++
        },
      )
    }
  }
  const beside = async () => {
    for (const family of others) await limit(rush, 'writes_by_account', family)
  }
  await Promise.all([...Array.from({ length: 20 }, pressing), beside()])
  expect({ passed, refused }).toEqual({ passed: 120, refused: 880 })
  // Beyond the limit the database is not asked any more: it counts only what passed.
  await expect.poll(() => countedFor(script)).toBe(120)
  const other = createDatabase(serving(url), { max: 1 })
  let passedThere = 0
  const refusesThere = () =>
    limit(other, 'writes_by_account', script).then(
      () => {
        passedThere++
        return false
      },
      (error) => error instanceof TooMany,
    )
  await expect.poll(refusesThere).toBe(true)
  for (let n = 0; n < 20; n++) expect(await refusesThere()).toBe(true)
  expect(await countedFor(script)).toBeLessThanOrEqual(120 + passedThere)
  await Promise.all([rush.close(), other.close()])
})

it('counts at once what comes at once, each press by itself, and anew once the time is over', async () => {
  const [one, another] = [`test:${v7()}`, `test:${v7()}`]
  const over = new Date(Date.now() - 1)
  const soon = new Date(Date.now() + 60_000)
  await countTogether(db, { key: one, points: 5, expire: over })
  const keys = [one, another, one, one, another, one]
  const counted = await Promise.all(
    keys.map((key) => countTogether(db, { key, points: 1, expire: soon })),
  )
  expect(counted.map(({ points }) => points)).toEqual([1, 1, 2, 3, 2, 4])
  const later = new Date(Date.now() + 120_000)
  expect(await countTogether(db, { key: one, points: 1, expire: later })).toEqual({
    points: 5,
    expire: soon,
  })
})

it('lets two processes count the same keys in any order without waiting for each other for ever', async () => {
  const other = createDatabase(serving(url), { max: 4 })
  const keys = Array.from({ length: 40 }, () => `test:${v7()}`)
  const expire = new Date(Date.now() + 60_000)
  const count = (of: Database, all: string[]) =>
    all.map((key) => countTogether(of, { key, points: 1, expire }))
  for (let n = 0; n < 10; n += 1)
    await Promise.all([...count(db, keys), ...count(other, keys.toReversed())])
  const last = await Promise.all(count(db, keys))
  await other.close()
  expect(new Set(last.map(({ points }) => points))).toEqual(new Set([21]))
})

async function countedFor(key: string, name = 'writes_by_account'): Promise<number | undefined> {
  const [counted] = await db.read.execute<{ points: number }>(sql`
    select points from rate_limits where key = ${`${name}:${key}`}`)
  return counted?.points
}
