import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import { testDatabase } from '../support/database'

let db: Database

beforeAll(async () => {
  ;({ db } = await testDatabase())
})

test('values come back as they were given', async () => {
  const texts = ['a,b', 'say "}"', '\\', 'null', '', '宝宝屋', null]
  const [row] = await db.read.execute(sql`select ${many(texts, 'text')} = array['a,b', 'say "}"',
    e'\\\\', 'null', '', '宝宝屋', null] as same, ${many([3, null], 'integer')} = array[3, null] as numbers,
    ${many(['2026-03-09'], 'date')} = array[date '2026-03-09'] as days`)
  expect(row).toEqual({ same: true, numbers: true, days: true })
})

test('instants are read as dates, in every row, and null stays null', async () => {
  const at = new Date('2026-03-09T02:00:00.123Z')
  const rows =
    await db.read.execute(sql`select n, ${instant(at)} as at, case n when 2 then ${instant(at)} + interval '1 day' end as over
      from generate_series(1, 2) as n order by n`)
  const dates = { at: Date, over: Date }
  const found = withDates<{ n: number; at: Date; over: Date | null }>(rows, dates)
  expect(found).toEqual([
    { n: 1, at, over: null },
    { n: 2, at, over: new Date('2026-03-10T02:00:00.123Z') },
  ])
})
