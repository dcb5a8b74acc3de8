import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database'

const oursOnly = sql`n.nspname = 'public' and c.relkind = 'r'`

async function names(query: ReturnType<typeof sql>): Promise<unknown[]> {
  const { db } = await testDatabase()
  return [...(await db.read.execute(query))].map((row) => row.name)
}

describe('the catalogue keeps the conventions of the schema', () => {
  test('there are tables to look at', async () => {
    const tables = await names(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${oursOnly}`)
    expect(tables.length).toBeGreaterThan(20)
  })

  test('every table says when a row was created', async () => {
    const without = await names(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${oursOnly} and not exists (
        select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'created_at' and a.attnotnull
          and a.atttypid = 'timestamptz'::regtype)
      order by 1`)
    expect(without).toEqual([])
  })

  test('every foreign key has an index that begins with its columns', async () => {
    const without = await names(sql`
      select c.relname || ': ' || k.conname as name
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${oursOnly} and k.contype = 'f' and not exists (
        select 1 from pg_index i
        where i.indrelid = k.conrelid and i.indisvalid
          and (select array_agg(x order by x) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x)
            = (select array_agg(x order by x) from unnest(k.conkey) x))
      order by 1`)
    expect(without).toEqual([])
  })

  test('instants carry a zone, text has no length, and nothing counts in floating point', async () => {
    const wrong = await names(sql`
      select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as name
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${oursOnly} and a.attnum > 0 and not a.attisdropped
        and (a.atttypid in ('timestamp'::regtype, 'varchar'::regtype, 'bpchar'::regtype,
                            'timetz'::regtype, 'money'::regtype, 'json'::regtype)
          or a.atttypid in ('float4'::regtype, 'float8'::regtype, 'numeric'::regtype)
            and a.attname !~ '(latitude|longitude)')
      order by 1`)
    expect(wrong).toEqual([])
  })

  test('whole numbers that mean money say so in their name', async () => {
    const unnamed = await names(sql`
      select c.relname || '.' || a.attname as name
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where ${oursOnly} and a.attnum > 0 and not a.attisdropped
        and a.atttypid in ('int4'::regtype, 'int8'::regtype)
        and a.attname ~ '(price|fee|cost)' and a.attname !~ 'fen'
      order by 1`)
    expect(unnamed).toEqual([])
  })
})
