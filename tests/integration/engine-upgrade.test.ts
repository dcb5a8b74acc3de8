import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '@/db/migrate'
import { requireFitDatabase } from '@/db/schema-version'
import { catalogueOf } from '../support/catalogue'
import { emptyDatabase } from '../support/database'

async function ask(url: string, question: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: false } })
  try {
    return await sql.unsafe(question)
  } finally {
    await sql.end()
  }
}

const bookings = `select id, status, starts_at, ends_at, age_months, allowance_used from bookings order by id`

describe('a database of commit 958984c, with bookings in it, brought to this version', () => {
  let upgraded: string
  let before: postgres.Row[]

  beforeAll(async () => {
    upgraded = await emptyDatabase()
    await ask(upgraded, readFileSync('tests/data/database-958984c.sql', 'utf8'))
    before = await ask(upgraded, bookings)
    await migrate(upgraded)
  })

  test('has the same functions, triggers, types, tables and grants as a new one', async () => {
    const url = await emptyDatabase()
    await migrate(url)
    const [old, fresh] = [await catalogueOf(upgraded), await catalogueOf(url)]
    for (const [kind, lines] of Object.entries(fresh)) {
      expect(lines.length, kind).toBeGreaterThan(0)
      expect(old[kind], kind).toEqual(lines)
    }
  })

  test('may be served from, kept its bookings, and no sum differs', async () => {
    await requireFitDatabase(upgraded)
    expect(before.length).toBeGreaterThan(5)
    expect([...(await ask(upgraded, bookings))]).toEqual([...before])
    expect([...(await ask(upgraded, readFileSync('db/verify.sql', 'utf8')))]).toEqual([])
    expect([...(await ask(upgraded, 'select * from audit_faults()'))]).toEqual([])
  })
})

test('a database loaded twice is the same as one loaded once', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  const once = await catalogueOf(url)
  await ask(url, 'delete from drizzle.loaded_engine')
  await migrate(url)
  expect(await catalogueOf(url)).toEqual(once)
})
