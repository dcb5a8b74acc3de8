import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { schemaFolders } from '@/db/engine-files'
import { dropParts, engineParts } from '@/db/engine-parts'
import { EngineNotLoaded } from '@/db/load-engine'
import { migrateSchema } from '@/db/migrate'
import { grantServing } from '@/db/serving-role'
import { makeClockReal } from '@/db/settable-clock'
import { catalogueOf } from '../support/catalogue'
import { freshDatabase } from '../support/database'

let url: string
let sql: postgres.Sql
let folders: typeof schemaFolders

beforeEach(async () => {
  const fresh = await freshDatabase()
  await fresh.db.close()
  url = fresh.url
  await makeClockReal(url)
  sql = postgres(url, { max: 1, onnotice: () => {} })
  const copy = mkdtempSync(join(tmpdir(), 'baobaowu-engine-'))
  folders = { engine: join(copy, 'engine'), migrations: join(copy, 'migrations') }
  cpSync(schemaFolders.engine, folders.engine, { recursive: true })
  cpSync(schemaFolders.migrations, folders.migrations, { recursive: true })
  onTestFinished(async () => {
    await sql.end()
    rmSync(copy, { recursive: true })
  })
})

/** Adds to an engine file, or takes a part of it out. */
function add(file: string, text: string): void {
  appendFileSync(join(folders.engine, file), `\n${text}\n`)
}

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folders.engine, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toMatch(from)
  writeFileSync(path, text.replace(from, to))
}

/** A migration after all others. */
function plantMigration(text = 'create table planted ();'): void {
  const path = join(folders.migrations, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'planted' })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(folders.migrations, 'planted.sql'), text)
}

/** As `migrate` does it: functions that are made again have no rights until they are granted. */
async function load(): Promise<void> {
  await migrateSchema(sql, folders)
  await grantServing(sql)
}
const versions = async () => (await sql.begin(engineParts)).map((part) => part.version)
const isThere = async (routine: string) =>
  (await sql`select to_regprocedure(${routine}) is not null as there`)[0]?.there

test('loading the same files again writes nothing', async () => {
  const before = await versions()
  expect(before.length).toBeGreaterThan(150)
  await migrateSchema(sql, folders)
  expect(await versions()).toEqual(before)
})

test('the files alone make the engine, with nothing left of what migrations made', async () => {
  const before = await catalogueOf(url)
  const kept = await sql.begin(async (tx) => {
    await dropParts(tx, await engineParts(tx), { restedOn: 'kept' })
    await tx`delete from drizzle.loaded_engine`
    return engineParts(tx)
  })
  expect(kept.map((part) => part.name)).toEqual(['uuid_v7()', 'valid_age_bands(jsonb)'])
  await load()
  expect(await catalogueOf(url)).toEqual(before)
})

test('a changed text takes the place of the one there was', async () => {
  change('foundation.sql', "'Asia/Shanghai'", "'UTC'")
  await load()
  const [answer] =
    await sql`select shanghai('2026-01-01', '12:00') = '2026-01-01 12:00Z' as changed`
  expect(answer?.changed).toBe(true)
})

test('a function, an aggregate and a trigger that leave the files are dropped', async () => {
  add(
    'log.sql',
    'create or replace function left_over() returns int language sql as $$ select 1 $$;',
  )
  add('log.sql', 'create or replace aggregate sum_over(int) (sfunc = int4pl, stype = int);')
  add(
    'log.sql',
    'create or replace trigger zz_left before truncate on rooms execute function refuse_direct_write();',
  )
  const before = await catalogueOf(url)
  await load()
  expect(await isThere('left_over()')).toBe(true)
  expect(await isThere('sum_over(int)')).toBe(true)
  expect(JSON.stringify((await catalogueOf(url)).triggers)).toContain('zz_left')
  cpSync(join(schemaFolders.engine, 'log.sql'), join(folders.engine, 'log.sql'))
  await load()
  expect(await catalogueOf(url)).toEqual(before)
})

test('what an operator keeps in another schema stays', async () => {
  await sql`create schema own`
  await sql`create function own.seen() returns trigger language plpgsql as 'begin return null; end'`
  await sql`create trigger own_seen after insert on rooms for each row execute function own.seen()`
  add('log.sql', '-- Changed.')
  await load()
  expect(await isThere('own.seen()')).toBe(true)
  expect(JSON.stringify((await catalogueOf(url)).triggers)).toContain('own_seen')
})

test('the guards of the log stay on for sessions that replicate, and are turned on again', async () => {
  await sql`alter table audit_seals disable trigger audit_seals_not_emptied`
  add('log.sql', '-- Changed.')
  await load()
  const guards = await sql`select tgname from pg_trigger where tgenabled = 'A' order by tgname`
  expect(guards.map((guard) => guard.tgname)).toEqual([
    'audit_entries_append_only',
    'audit_entries_not_emptied',
    'audit_seals_append_only',
    'audit_seals_not_emptied',
  ])
})

test('what cannot be replaced is made again: another result, another name, another kind', async () => {
  const before = await catalogueOf(url)
  add(
    'notices.sql',
    'create or replace function made(a int) returns int language sql as $$ select a $$;',
  )
  add(
    'notices.sql',
    'create constraint trigger zz_made after insert on rooms for each row execute function lists_told();',
  )
  await load()
  cpSync(join(schemaFolders.engine, 'notices.sql'), join(folders.engine, 'notices.sql'))
  add(
    'notices.sql',
    "create or replace function made(b int) returns text language sql as $$ select 'b' $$;",
  )
  add(
    'notices.sql',
    'create or replace trigger zz_made after insert on rooms execute function lists_told();',
  )
  await load()
  expect((await sql`select made(b => 1) as said`)[0]?.said).toBe('b')
  expect(JSON.stringify(await catalogueOf(url))).toContain('zz_made AFTER INSERT ON public.rooms')
  cpSync(join(schemaFolders.engine, 'notices.sql'), join(folders.engine, 'notices.sql'))
  await load()
  expect(await catalogueOf(url)).toEqual(before)
})

test('what a migration leaves to deferred triggers is still checked', async () => {
  plantMigration(`select set_config('baobaowu.preview_rooms', '{}', true);
    insert into policies (id, level, effective_from, largest_group)
    values (uuid_v7(), 'city', '2020-02-02', 20);`)
  await expect(load()).rejects.toThrow('preview_cannot_be_saved')
  const [found] =
    await sql`select count(*)::int as n from policies where effective_from = '2020-02-02'`
  expect(found?.n).toBe(0)
})

test('an older version does not load its engine over the tables of a newer one', async () => {
  plantMigration()
  await load()
  const before = await catalogueOf(url)
  await expect(migrateSchema(sql)).rejects.toThrow(/newer version/)
  expect(await catalogueOf(url)).toEqual(before)
})

describe('an engine that cannot be loaded leaves the database as it was, migrations too:', () => {
  async function refused(message: RegExp): Promise<void> {
    plantMigration()
    const before = await catalogueOf(url)
    const applied = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`
    const failed = await load().catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(EngineNotLoaded)
    expect(String(failed)).toMatch(message)
    expect(await catalogueOf(url)).toEqual(before)
    expect(await sql`select count(*)::int as n from drizzle.__drizzle_migrations`).toEqual(applied)
  }

  test('a text that is no SQL, told by file and line', async () => {
    change('claims.sql', /\n\n/, '\n\nthis is broken;\n')
    await refused(/db\/engine\/claims\.sql:3: syntax error/)
  })

  test('a body that calls what is not there', async () => {
    add(
      'log.sql',
      'create or replace function calls_nothing() returns int language sql as $$ select not_there() $$;',
    )
    await refused(/calls_nothing\(\): function not_there\(\) does not exist/)
  })

  test('a function left out on which a default rests', async () => {
    change('foundation.sql', /create or replace function uuid_v7[\s\S]*?end \$\$;\n/, '')
    await refused(/cannot drop function uuid_v7\(\)[\s\S]*a migration must free it first/)
  })

  test('another result of a function on which a constraint rests', async () => {
    change(
      'foundation.sql',
      'valid_age_bands(bands jsonb) returns boolean',
      'valid_age_bands(bands jsonb) returns text',
    )
    await refused(/cannot change return type[\s\S]*a migration must free it first/)
  })
})

test('a migration that changes a column a function in SQL is bound to comes without the engine, which follows', async () => {
  plantMigration('alter table calendar_days alter column kind type varchar(20)')
  await load()
  const [column] = await sql`select data_type from information_schema.columns
    where table_name = 'calendar_days' and column_name = 'kind'`
  expect(column?.data_type).toBe('character varying')
  expect(await isThere('working_day_before(date, integer)')).toBe(true)
  expect(await isThere('refresh_from(uuid, date)')).toBe(true)
})

test('a migration that can be applied comes together with the engine', async () => {
  plantMigration()
  await load()
  expect((await sql`select to_regclass('planted') as name`)[0]?.name).toBe('planted')
})
