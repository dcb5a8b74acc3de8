import type { Sql, TransactionSql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, type TestRoom } from '../support/room'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase
let room: TestRoom

beforeAll(async () => {
  race = await raceDatabase(4)
  const { sql } = race
  await sql`insert into calendar_days (day, kind)
    select d, case when d between '2031-02-17' and '2031-03-07' then 'holiday'
      when extract(isodow from d) < 6 then 'workday' else 'weekend' end
    from generate_series('2031-01-01'::date, '2031-04-30', interval '1 day') as d`
  await sql`insert into policies (id, level, district_code, effective_from, slot_cap, min_caregivers, cancel_working_days)
    values (uuid_v7(), 'district', '310115', '2020-01-01', 3, 2, 4)`
  room = await makeRoom(race.db, {
    slots: [{ day, from: '09:00', to: '11:00' }],
    subdistrictCode: '310106016',
    policy: { cancelWorkingDays: 10, bookingClosesWorkingDays: 9 },
  })
})
afterAll(() => race.close())

/** What is kept with slots and in the ledger follows from these, and from nothing else. */
const sources: Record<string, (on: Sql | TransactionSql) => PromiseLike<unknown>> = {
  calendar_days: (on) => on`update calendar_days set kind = 'holiday' where day = '2031-02-10'`,
  caregivers: (on) => on`update caregivers set active = false where room_id = ${room.id}`,
  policies: (on) =>
    on`update policies set slot_cap = 5, release_days_ahead = 20 where room_id = ${room.id}`,
  rooms: (on) => on`update rooms set licensed_places = 1 where id = ${room.id}`,
  roster_breaks: (on) => on`insert into roster_breaks (id, shift_id, from_time, to_time)
    values (uuid_v7(), ${room.shiftIds[0] ?? ''}, '09:30', '10:00')`,
  roster_shifts: (on) => on`delete from roster_shifts where id = ${room.shiftIds[0] ?? ''}`,
  slots: (on) => on`update slots set cap = 2 where room_id = ${room.id}`,
  subdistricts: (on) =>
    on`update subdistricts set district_code = '310115' where code = '310106016'`,
}

/** What the database computes from them, or is claimed. */
const computed = ['bookings', 'capacity_ledger', 'capacity_rules', 'shortfalls', 'slot_ledger']

test('the sources are what the catalogue says that terms and limits are computed from', async () => {
  const { sql } = race
  const routines = await sql<{ name: string; text: string }[]>`
    select proname as name, pg_get_functiondef(oid) as text from pg_proc p
    where pronamespace = 'public'::regnamespace and prokind = 'f'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const reached = new Set(['set_slot_terms', 'refresh_capacity'])
  const named = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text)
  for (const name of reached) {
    const text = routines.find((one) => one.name === name)?.text ?? ''
    for (const other of routines) if (named(text, other.name)) reached.add(other.name)
  }
  const texts = routines.filter((one) => reached.has(one.name)).map((one) => one.text)
  const read = tables
    .map((one) => one.name)
    .filter((table) => texts.some((text) => named(text, table)))
  expect(read.sort()).toEqual([...Object.keys(sources), ...computed].sort())
})

const undone = new Error('undone')

/** What differs after a change that is then undone, with or without the triggers of its table. */
async function differingAfter(source: string, followed: boolean): Promise<unknown[]> {
  let found: unknown[] = []
  await race.sql
    .begin(async (tx) => {
      if (!followed) await tx.unsafe(`alter table ${source} disable trigger user`)
      await sources[source]?.(tx)
      found = await race.differences(tx)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return found
}

describe('a change is followed by every term and limit kept', () => {
  test.each(Object.keys(sources))('of %s', async (source) => {
    expect(await differingAfter(source, false)).not.toEqual([])
    expect(await differingAfter(source, true)).toEqual([])
  })
})

const slotMade = (tx: TransactionSql) => tx`
  insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months)
  values (uuid_v7(), ${room.id}, ${day}, shanghai(${day}, '14:00'), shanghai(${day}, '16:00'), 12, 36)`

/** Does `first`, begins `second`, which waits for it, and ends both; undoing is for the test. */
async function interleaved(
  first: (tx: TransactionSql) => PromiseLike<unknown>,
  second: (tx: TransactionSql) => PromiseLike<unknown>,
): Promise<void> {
  const { sql } = race
  let later: Promise<unknown> = Promise.resolve()
  await sql.begin(async (tx) => {
    await first(tx)
    later = sql.begin((other) => second(other))
    await expect
      .poll(async () => {
        const rows = await sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`
        return rows.length
      })
      .toBe(1)
  })
  await later
}

describe('a slot made at the same time takes the terms after the change', () => {
  test.each(['calendar_days', 'subdistricts', 'rooms', 'policies'])('of %s', async (source) => {
    const change = sources[source] ?? slotMade
    for (const changedFirst of [false, true]) {
      await (changedFirst ? interleaved(change, slotMade) : interleaved(slotMade, change))
      expect(await race.differences()).toEqual([])
      await race.sql`delete from slots where starts_at = shanghai(${day}, '14:00')`
      await race.sql`update calendar_days set kind = 'workday' where day = '2031-02-10'`
      await race.sql`update subdistricts set district_code = '310106' where code = '310106016'`
    }
  })
})
