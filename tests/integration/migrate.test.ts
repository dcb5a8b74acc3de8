import postgres from 'postgres'
import { expect, test } from 'vitest'
import { jobQueues } from '@/db/job-queues'
import { migrate } from '@/db/migrate'
import { requireFitDatabase, UnfitDatabase } from '@/db/schema-version'
import { freshDatabase } from '../support/database'

test('migrating twice changes nothing and leaves a database the app may serve from', async () => {
  const { url } = await freshDatabase()
  await migrate(url)
  await requireFitDatabase(url)
  const sql = postgres(url, { max: 1 })
  const queues = await sql`select name from pgboss.queue order by name`
  await sql.end()
  expect(queues.map((row) => row.name)).toEqual(Object.values(jobQueues).sort())
})

test('names an older version wrote are folded, those folded already stay', async () => {
  const { url } = await freshDatabase()
  const sql = postgres(url, { max: 1 })
  await sql`insert into children (id, name, name_folded, birth_date) values
    (uuid_v7(), '阿依古丽•买买提', null, '2024-01-01'), (uuid_v7(), '张 小明', 'kept', '2024-01-01')`
  await sql`insert into accounts (id, phone, name) values (uuid_v7(), '+8613800138000', null)`
  await sql`insert into rooms (id, code, subdistrict_code, name_zh, name_en, licensed_places)
    values (uuid_v7(), 'old-one', '310106006', '小 苹果', 'Little Apple', 1)`
  await migrate(url)
  const folded = async (table: string) => {
    const rows = await sql`select name_folded from ${sql(table)} order by id`
    return rows.map((row) => row.name_folded)
  }
  expect(await folded('children')).toEqual(['阿依古丽·买买提', 'kept'])
  expect(await folded('accounts')).toEqual([null])
  expect(await folded('rooms')).toEqual(['小苹果 little apple'])
  await sql.end()
})

test('a schema that lacks a migration is refused with what to do about it', async () => {
  const { url } = await freshDatabase()
  const sql = postgres(url, { max: 1 })
  await sql`delete from drizzle.__drizzle_migrations
            where id = (select max(id) from drizzle.__drizzle_migrations)`
  await sql.end()
  await expect(requireFitDatabase(url)).rejects.toThrow(UnfitDatabase)
  await expect(requireFitDatabase(url)).rejects.toThrow(/npm run db:migrate/)
})

test("another version's functions are refused with what to do about it", async () => {
  const { url } = await freshDatabase()
  const sql = postgres(url, { max: 1 })
  await sql`update drizzle.loaded_engine set digest = 'another'`
  await sql.end()
  await expect(requireFitDatabase(url)).rejects.toThrow(/another version's.*npm run db:migrate/)
  await migrate(url)
  await requireFitDatabase(url)
})

test('a server that does not answer is refused', async () => {
  const nowhere = 'postgres://nobody:nothing@127.0.0.1:1/none'
  await expect(requireFitDatabase(nowhere)).rejects.toThrow(/does not answer/)
})
