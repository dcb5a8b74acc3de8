import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom } from '../support/room'
import { claim, makeChildren, outcome } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase

beforeAll(async () => {
  race = await raceDatabase(4)
})
afterAll(() => race.close())

const slot = { day, from: '09:00', to: '11:00' }

describe('no function looks names up where the session says', () => {
  test('each has a body bound to its tables or a search path of its own that ends with the temporary schema', async () => {
    const rows = await race.sql`
      select p.oid::regprocedure::text as name, p.proconfig::text as settings from pg_proc p
      where pronamespace = 'public'::regnamespace and prokind = 'f' and prosqlbody is null
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`
    expect(rows.length).toBeGreaterThan(50)
    const open = rows.filter((row) => !/search_path=public, pg_temp"/.test(row.settings ?? ''))
    expect(open.map((row) => row.name)).toEqual([])
  })

  test('every function in SQL has a body that was bound when it was created', async () => {
    const rows = await race.sql`
      select p.oid::regprocedure::text as name from pg_proc p join pg_language l on l.oid = prolang
      where pronamespace = 'public'::regnamespace and prokind = 'f' and lanname = 'sql' and prosqlbody is null
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`
    expect(rows).toEqual([])
  })
})

/** One session that has put tables of its own before those of the schema. */
async function inSession<T>(setUp: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(race.url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(setUp)
    return await work(sql)
  } finally {
    await sql.end()
  }
}

test('temporary tables of the same names invent no staff, policy, slot, guardian or place', async () => {
  const room = await makeRoom(race.db, { slots: [slot] })
  const [slotId = ''] = room.slotIds
  const before =
    await race.sql`select * from capacity_ledger where room_id = ${room.id} order by at`
  const copies = [
    'roster_shifts',
    'roster_breaks',
    'caregivers',
    'policies',
    'rooms',
    'slot_ledger',
    'capacity_ledger',
    'capacity_rules',
    'calendar_days',
    'shortfalls',
    'allowance_balances',
    'guardians',
  ]
  const setUp = copies
    .map((name) => `create temp table ${name} as select * from public.${name};`)
    .join('\n')
  const more = `
    insert into roster_shifts select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
      from roster_shifts s cross join generate_series(1, 9) where room_id = '${room.id}';
    update capacity_ledger set heads = 0, caregivers = 99, licensed_places = 99;
    update slot_ledger set cap = 99;`
  const found = await inSession(`${setUp}${more}`, async (sql) => {
    const children = await makeChildren(race.sql, 25)
    const told: string[] = []
    for (const child of children) {
      told.push(
        await outcome(claim(race.sql, { accountId: race.accountId, slotId, childIds: [child] })),
      )
    }
    // The temporary tables are this session's; its claims and changes are the schema's.
    const [late = ''] = await makeChildren(race.sql, 1)
    await race.sql`insert into guardians (account_id, child_id, relation) values (${race.accountId}, ${late}, 'other')`
    told.push(
      await outcome(
        sql.unsafe(`insert into public.bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
          select gen_random_uuid(), id, '${late}', '${race.accountId}', 'confirmed', starts_at, ends_at, cancel_until
          from public.slots where id = '${slotId}'`),
      ),
    )
    await sql.unsafe(
      `update public.caregivers set counts_for_ratio = true where room_id = '${room.id}'`,
    )
    await sql.unsafe(
      `update public.rooms set licensed_places = licensed_places - 1 where id = '${room.id}'`,
    )
    return told
  })
  const taken = found.filter((one) => one === 'done').length
  expect(taken).toBeGreaterThan(3)
  expect(found.slice(taken).filter((one) => !one.startsWith('capacity_'))).toEqual([])
  expect(found.at(-1)).toMatch(/^capacity_/)
  const after = await race.sql`select * from capacity_ledger where room_id = ${room.id} order by at`
  expect(after.map((row) => row.caregivers)).toEqual(before.map((row) => row.caregivers))
  expect(await race.differences()).toEqual([])
})

test('a search path with a schema before this one changes nothing', async () => {
  const room = await makeRoom(race.db, { slots: [slot] })
  await race.sql.unsafe(`create schema mine;
    create function mine.app_now() returns timestamptz language sql return '2020-01-01'::timestamptz;
    create function mine.counts_on(public.caregivers, date) returns boolean language sql return true;
    create function mine.ended(text) returns boolean language sql return true;
    create function mine.refuse(text, jsonb default '{}') returns void language sql as 'select'`)
  await inSession('set search_path = mine, public', async (sql) => {
    await sql.unsafe(`update public.caregivers set active = false where room_id = '${room.id}'`)
    const [child = ''] = await makeChildren(race.sql, 1)
    expect(
      await outcome(
        claim(sql, { accountId: race.accountId, slotId: room.slotIds[0] ?? '', childIds: [child] }),
      ),
    ).toMatch(/^capacity_(min_caregivers|ratio)$/)
  })
  expect(await race.differences()).toEqual([])
})
