import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askedByPgBoss } from '@/db/driver/pg-boss'
import { openPool } from '@/db/driver/pool'
import { testDatabase } from '../support/database'

/**
 * The libraries as they come, in the situations for which `db/driver` has a workaround. A test here
 * that fails shows that its fault is mended: the file that its name begins with may go, and the test
 * with it. What the workarounds promise is in `busy.test.ts` and `jobs.test.ts`.
 */
const run = promisify(execFile)
const bare: postgres.Sql[] = []
let url: string

beforeAll(async () => {
  ;({ url } = await testDatabase())
})
afterAll(async () => {
  await Promise.all(bare.map((client) => client.end({ timeout: 1 })))
})

function open(max = 1): postgres.Sql {
  const client = postgres(url, { max, onnotice: () => undefined })
  bare.push(client)
  return client
}

const preparedUntilNow = sql`select count(*)::integer as many from pg_prepared_statements
  where statement like 'select $1::integer%'`

test('db/driver/prepared.ts: Drizzle leaves a statement unprepared, though the client prepares', async () => {
  const ours = openPool(url, { max: 1, statementTimeout: 60_000, pooled: false })
  bare.push(ours.$client)
  for (const [db, many] of [
    [drizzle(open()), 0],
    [ours, 1],
  ] as const) {
    await db.execute(sql`select ${1}::integer`)
    expect([...(await db.execute(preparedUntilNow))]).toEqual([{ many }])
  }
})

test('db/driver/lost-connection.ts: a connection lost in a transaction ends the process', async () => {
  const program = `
    import postgres from 'postgres'
    const client = postgres(process.env.TEST_URL, { max: 1, onnotice: () => {} })
    await client.begin((tx) => tx\`select pg_terminate_backend(pg_backend_pid())\`).catch(() => {})
    setTimeout(() => process.exit(0), 1_000)`
  const failed = await run(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TEST_URL: url },
  }).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 1 })
  expect(String(failed)).toContain("Cannot read properties of null (reading 'write')")
})

test('db/driver/renewing.ts: the question after a lost connection is answered with its error', async () => {
  const client = open()
  const end = client`select pg_terminate_backend(pg_backend_pid())`
  await expect(end).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await expect(client`select 1 as n`).rejects.toMatchObject({ code: '57P01' })
})

test('db/driver/running.ts: Drizzle has no place to run a query, nor the driver a bound', async () => {
  const client = open()
  const { session } = drizzle(client)._
  expect(session.prepareQuery).toBeTypeOf('function')
  const options = Object.keys(client.options)
  expect(options.filter((name) => /queue|wait|acquire/.test(name))).toEqual([])
})

test('db/driver/pg-boss.ts: the driver quotes JSON that is text again, and wants no undefined', async () => {
  const client = open()
  const text = JSON.stringify({ n: 1 })
  const kind = 'select jsonb_typeof($1::jsonb) as kind'
  expect([...(await client.unsafe(kind, [text]))]).toEqual([{ kind: 'string' }])
  await expect(client.unsafe('select $1::text', [undefined as never])).rejects.toMatchObject({
    code: 'UNDEFINED_VALUE',
  })
  const { executeSql, close } = askedByPgBoss(url)
  expect(await executeSql(kind, [text])).toEqual({ rows: [{ kind: 'object' }] })
  expect(await executeSql('select $1::text as a', [undefined])).toEqual({ rows: [{ a: null }] })
  expect(await executeSql('begin; select 1 as a; commit; select 2 as b')).toEqual({
    rows: [{ b: 2 }],
  })
  await close()
})
