import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { makeCity } from '@/bench/big-city'
import { makeFamilies } from '@/bench/city'
import { rowsTouched } from '@/bench/row-locks'
import { freshDatabase } from '@/tests/support/database'

const size = { rooms: 3, childrenOfRoom: 20, pastDays: 6, pastBookings: 5 }

async function onFreshDatabase(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const { url } = await freshDatabase()
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await work(sql).finally(() => sql.end())
}

test('a city written in bulk is what the database would have written', async () => {
  await onFreshDatabase(async (sql) => {
    const definitions = () => sql`
      select indexdef from pg_indexes where tablename = 'bookings' order by indexname`
    const before = [...(await definitions())]
    const made = await makeCity(sql, size)
    const [bookings] = await sql`select count(*)::int as all,
      count(*) filter (where day < current_date + 1)::int as past, count(distinct child_id)::int as children from bookings`
    expect(bookings).toEqual({ all: made.bookings, past: 3 * 6 * 2 * 5, children: 60 })
    expect([...(await sql.unsafe(readFileSync('db/verify.sql', 'utf8')))]).toEqual([])
    expect([...(await definitions())]).toEqual(before)
  })
})

test('a row that was locked and let go again is seen, and one that was only read is not', async () => {
  await onFreshDatabase(async (sql) => {
    const [family, other] = await makeFamilies(sql, 2)
    const reading = await rowsTouched(sql, async () => {
      await sql`select * from children`
    })
    expect(reading).toEqual({ locked: {}, written: {} })
    const locking = await rowsTouched(sql, async () => {
      await sql
        .begin(async (tx) => {
          await tx`select 1 from children where id = ${family?.childId ?? ''} for no key update`
          await tx`update accounts set name = '外婆' where id = ${other?.account.accountId ?? ''}`
          throw new Error('undone')
        })
        .catch(() => {})
      await sql`insert into children (id, name, birth_date) values (uuid_v7(), '幼儿', current_date)`
    })
    expect(locking).toEqual({ locked: { accounts: 1, children: 1 }, written: { children: 1 } })
  })
})
