import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '@/db/migrate'
import { privileges } from '@/db/privileges'
import { UnfitDatabase } from '@/db/schema-version'
import { makeServingRole, requireServingRole, servingRole } from '@/db/serving-role'
import { emptyDatabase, serving } from '../support/database'
import { outcome } from './support/claims'

let sql: Sql
let url: string

beforeAll(async () => {
  // Not a clone: what strangers may do with a database is not copied with it.
  url = await emptyDatabase()
  await migrate(url)
  sql = postgres(serving(url), { max: 1, onnotice: () => {} })
})
afterAll(() => sql.end())

const denied = '42501'
const run = (statement: string) => outcome(sql.unsafe(statement))

/** What the role may do with each table beside reading it, as the catalogue says. */
async function granted(): Promise<Record<string, string>> {
  const rows = await sql`
    select relname as table, concat_ws(', ', case when has_table_privilege(oid, 'insert') then 'insert' end,
      case when has_table_privilege(oid, 'update') then 'update' end,
      case when has_table_privilege(oid, 'delete') then 'delete' end,
      case when has_table_privilege(oid, 'truncate') then 'truncate' end,
      case when has_table_privilege(oid, 'trigger') then 'trigger' end) as verbs
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`
  return Object.fromEntries(rows.map((row) => [row.table, row.verbs]))
}

describe('the role that serves', () => {
  test('has the rights written down for each table of the catalogue, and no others', async () => {
    expect(await granted()).toEqual(privileges)
  })

  test('makes nothing, empties nothing, switches nothing off, and hangs up no trigger', async () => {
    for (const statement of [
      'create table own_table ()',
      'create temporary table roster_shifts (id uuid)',
      'create schema own_schema',
      'create function own_function() returns int language sql return 1',
      'truncate bookings',
      'alter table bookings disable trigger user',
      'drop trigger booking_claims on bookings',
      'create trigger again after insert on messages for each statement execute function booking_claims()',
      'alter function app_now() rename to earlier_now',
      `set session_replication_role = 'replica'`,
      `create role another`,
      `set role baobaowu`,
    ]) {
      expect(await run(statement), statement).toBe(denied)
    }
  })

  test('adds to the evidence and changes none of it', async () => {
    for (const table of ['audit_entries', 'consents', 'marks', 'refusals']) {
      expect(await run(`delete from ${table} where false`), table).toBe(denied)
      expect(await run(`update ${table} set created_at = created_at where false`), table).toBe(
        denied,
      )
    }
  })

  test('writes no ledger, balance, entry of an allowance, limit, shortfall, figure or seal', async () => {
    for (const [table, verbs] of Object.entries(privileges)) {
      if (verbs === '') expect(await run(`delete from ${table} where false`), table).toBe(denied)
    }
    expect(
      await run(`insert into allowance_entries (child_id, period_from, kind, amount)
      values (gen_random_uuid(), '2031-01-01', 'grant', 99)`),
    ).toBe(denied)
    expect(await run(`update capacity_ledger set heads = 0`)).toBe(denied)
  })

  test('calls the triggers’ own functions to no effect', async () => {
    for (const call of [
      `select refresh_capacity(id, '2031-01-01', '2031-12-31') from rooms`,
      `select apply_claim(b, -1) from bookings b`,
      `select booking_claims()`,
    ]) {
      expect(await run(call), call).toMatch(/^(42501|0A000|done)$/)
    }
    expect(
      await run(`select refresh_capacity(gen_random_uuid(), '2031-01-01', '2031-01-02')`),
    ).toBe(denied)
  })
})

describe('strangers to the database', () => {
  test('may call no function of the engine and make no temporary table', async () => {
    const rows = await sql`
      select p.oid::regprocedure::text as name from pg_proc p
      where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`
    expect(rows.map((row) => row.name)).toEqual([])
    const [temp] =
      await sql`select exists (select from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
      where datname = current_database() and grantee = 0 and privilege_type = 'TEMPORARY') as open`
    expect(temp?.open).toBe(false)
  })

  test('every trigger’s function acts as the owner', async () => {
    const rows = await sql`
      select p.oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
        and prorettype = 'trigger'::regtype and not prosecdef`
    expect(rows).toEqual([])
  })
})

describe('npm run db:roles', () => {
  test('makes a role with the name and password of the URL, before or after migrating', async () => {
    const made = await emptyDatabase()
    const own = new URL(made)
    own.username = `site_${randomBytes(4).toString('hex')}`
    own.password = encodeURIComponent('pass % wörd:/@')
    await makeServingRole(made, own.href)
    await migrate(made, { servingRole: own.username })
    await makeServingRole(made, own.href)
    const other = postgres(own.href, { max: 1 })
    const [answer] = await other`select count(*)::int as rooms from rooms`
    expect(answer?.rooms).toBe(0)
    expect(await outcome(other`delete from audit_entries`)).toBe(denied)
    await other.end()
    await requireServingRole(own.href)
  })

  test('does not make the owner the one that serves', async () => {
    await expect(makeServingRole(url, url)).rejects.toThrow(UnfitDatabase)
  })
})

test('the site refuses to serve as a superuser or owner, and names the command', async () => {
  await expect(requireServingRole(url)).rejects.toThrow(/npm run db:roles/)
  await requireServingRole(serving(url))
  expect(new URL(serving(url)).username).toBe(servingRole)
})
