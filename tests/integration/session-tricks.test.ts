import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantServing } from '@/db/serving-role'
import { serving } from '../support/database'
import { makeRoom, type TestRoom } from '../support/room'
import { claim, guard, makeAccount, makeChildren, outcome } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

/** Who writes: the role that serves, and the tables' owner, who is bound too unless guards are switched off. */
const writers = ['site', 'owner'] as const
type Writer = (typeof writers)[number]

let race: RaceDatabase
let room: TestRoom
let urls: Record<Writer, string>

const slot = (from: string, to: string, extra: object = {}) => ({ day, from, to, ...extra })

beforeAll(async () => {
  race = await raceDatabase(4)
  // What strangers may do with a database is not copied with it.
  await grantServing(race.sql)
  urls = { site: serving(race.url), owner: race.url }
  room = await makeRoom(race.db, {
    caregivers: 1,
    slots: [slot('09:00', '11:00'), slot('13:00', '17:00', { flexible: true })],
    policy: { minCaregivers: 1, fixedRatio: 3, familyHolds: 2 },
  })
})
afterAll(() => race.close())

/** Runs statements one after the other in a session of its own; answers how the last one ended. */
async function inSession(writer: Writer, ...statements: string[]): Promise<string> {
  const sql = postgres(urls[writer], { max: 1, onnotice: () => {} })
  let told = ''
  try {
    for (const one of statements) told = await outcome(sql.unsafe(one))
    return told
  } finally {
    await sql.end()
  }
}

/** The rows of an insert of claims, one a child, in a slot. */
const claims = (childIds: string[], slotId: string, accountId: string, extra = '') => `
  select uuid_v7(), s.id, child, '${accountId}'::uuid, 'confirmed', s.starts_at, s.ends_at, s.cancel_until ${extra}
  from slots s, unnest('{${childIds.join(',')}}'::uuid[]) as child where s.id = '${slotId}'`
const columns = 'id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until'

/** Children whose guardian is an account of their own. */
async function family(count: number) {
  const accountId = await makeAccount(race.sql)
  const childIds = await makeChildren(race.sql, count, { guardian: accountId })
  return { accountId, childIds }
}

/** A room with three places for two hours, and its one slot. */
async function threePlaces(cap?: number) {
  const made = await makeRoom(race.db, {
    caregivers: 1,
    slots: [slot('09:00', '11:00', { cap: cap ?? null })],
    policy: { minCaregivers: 1, fixedRatio: 3, familyHolds: 2 },
  })
  return { roomId: made.id, slotId: made.slotIds[0] ?? '' }
}

async function untouched() {
  expect(await race.differences()).toEqual([])
}

const full = /^capacity_|^booking_child_once$/

describe.each(writers)('claims beyond the last place, by the %s', (writer) => {
  test.each([
    [
      'in one statement of several rows',
      (rows: string) => `insert into bookings (${columns}) ${rows}`,
    ],
    [
      'in several inserts of one statement',
      (rows: string) => `with a as (insert into bookings (${columns}) ${rows} limit 2 returning id),
        b as (insert into bookings (${columns}) ${rows} offset 2 returning id) select * from a, b`,
    ],
    [
      'by merging',
      (rows: string) => `merge into bookings b using (${rows}) as w (${columns}) on b.id = w.id
        when not matched then insert (${columns}) values (${columns
          .split(', ')
          .map((name) => `w.${name}`)
          .join(', ')})`,
    ],
    [
      'on conflict with themselves',
      (rows: string) =>
        `insert into bookings (${columns}) ${rows} on conflict (id) do update set status = 'confirmed'`,
    ],
    [
      'from a block that goes on after each refusal',
      (
        rows: string,
      ) => `do $$ declare w record; begin for w in ${rows.replace('select uuid_v7()', 'select uuid_v7() as id')} loop
        begin insert into bookings (${columns}) values (w.id, w.slot_id, w.child_id, w.account_id, w.status, w.starts_at, w.ends_at, w.cancel_until);
        exception when check_violation then null; end; end loop; end $$`,
    ],
  ])('%s', async (_, statement) => {
    const { accountId, childIds } = await family(5)
    const { slotId } = await threePlaces()
    const rows = claims(childIds, slotId, accountId)
      .replaceAll('s.id,', 's.id as slot_id,')
      .replace(' child,', ' child as child_id,')
      .replace(`'${accountId}'::uuid,`, `'${accountId}'::uuid as account_id,`)
      .replace(`'confirmed',`, `'confirmed' as status,`)
    const told = await inSession(writer, statement(rows))
    const [taken] = await race.sql`
      select count(*)::int as heads from bookings where slot_id = ${slotId} and status = 'confirmed'`
    if (told === 'done') expect(taken?.heads).toBe(3)
    else {
      expect(told).toMatch(full)
      expect(taken?.heads).toBe(0)
    }
    await untouched()
  })

  test('by the same savepoint taken again and again', async () => {
    const { accountId, childIds } = await family(4)
    const { slotId } = await threePlaces()
    const own = postgres(urls[writer], { max: 1, onnotice: () => {} })
    const run = (statement: string) => outcome(own.unsafe(statement))
    await run('begin')
    for (const [n, child] of [...childIds, ...childIds].entries()) {
      await run('savepoint again')
      const told = await run(
        `insert into bookings (${columns}) ${claims([child], slotId, accountId)}`,
      )
      await run(
        told === 'done' && n > 0 ? 'release savepoint again' : 'rollback to savepoint again',
      )
    }
    await run('commit')
    await own.end()
    const [taken] = await race.sql`
      select count(*)::int as heads from bookings where slot_id = ${slotId} and status = 'confirmed'`
    expect(taken?.heads).toBe(3)
    await untouched()
  })

  test('with columns of a row that nobody may choose', async () => {
    const { accountId, childIds } = await family(1)
    const { slotId } = await threePlaces()
    const other = room.slotIds[0] ?? ''
    const told = await inSession(
      writer,
      `insert into bookings (${columns}, room_id, day, age_months, care_factor_hundredths, resident, same_day, claimed_at, expires_at)
       ${claims(childIds, slotId, accountId, `, (select room_id from slots where id = '${other}'), '2020-01-01', 1, 1, true, true, '2020-01-01', 'infinity'`)}`,
    )
    expect(told).toBe('done')
    const [kept] = await race.sql`
      select room_id <> (select room_id from slots where id = ${other}) as own_room, day = ${day} as own_day, age_months,
        care_factor_hundredths as factor, resident, same_day, claimed_at > '2021-01-01' as now from bookings where slot_id = ${slotId}`
    expect(kept).toEqual({
      own_room: true,
      own_day: true,
      age_months: 18,
      factor: 100,
      resident: false,
      same_day: false,
      now: true,
    })
    await untouched()
  })
})

describe.each(writers)(
  'one statement that writes the same rows in several places, by the %s',
  (writer) => {
    test('ends a claim and makes others in its place', async () => {
      const { accountId, childIds } = await family(5)
      const { slotId } = await threePlaces()
      await claim(race.sql, { accountId, slotId, childIds: childIds.slice(0, 3) })
      const told = await inSession(
        writer,
        `with a as (update bookings set status = 'cancelled', cancelled_at = now()
          where slot_id = '${slotId}' and child_id = '${childIds[0]}' returning id),
        b as (update bookings set status = 'cancelled', cancelled_at = now()
          where slot_id = '${slotId}' and child_id in ('${childIds[0]}', '${childIds[1]}') returning id),
        c as (insert into bookings (${columns}) ${claims(childIds.slice(3), slotId, accountId)} returning id)
      select from a, b, c`,
      )
      expect(told).toMatch(/^done$|^capacity_/)
      await untouched()
    })

    test.each([
      [
        'before',
        (child: string, book: string) =>
          `with c as (${child} returning id), b as (${book} returning id) select from b, c`,
      ],
      [
        'after',
        (child: string, book: string) =>
          `with b as (${book} returning id), c as (${child} returning id) select from b, c`,
      ],
    ])('changes a child %s it books for it', async (_, both) => {
      const { accountId, childIds } = await family(1)
      const { slotId } = await threePlaces()
      await inSession(
        writer,
        both(
          `update children set care_factor_hundredths = 200 where id = '${childIds[0]}'`,
          `insert into bookings (${columns}) ${claims(childIds, slotId, accountId)}`,
        ),
      )
      const [same] = await race.sql`
      select b.care_factor_hundredths = c.care_factor_hundredths as agree
      from bookings b join children c on c.id = b.child_id where b.slot_id = ${slotId}`
      expect(same?.agree ?? true).toBe(true)
      await untouched()
    })

    test('lowers the licence and books under the old one: told as a shortfall, or refused', async () => {
      const { accountId, childIds } = await family(3)
      const { roomId, slotId } = await threePlaces()
      await inSession(
        writer,
        `with r as (update rooms set licensed_places = 1 where id = '${roomId}' returning id),
        b as (insert into bookings (${columns}) ${claims(childIds, slotId, accountId)} returning id) select from r, b`,
      )
      await untouched()
    })

    test('gives up a hold that the same statement is making', async () => {
      const { accountId, childIds } = await family(1)
      const { slotId } = await threePlaces()
      await inSession(
        writer,
        `insert into bookings (${columns}, expires_at)
       select uuid_v7(), s.id, null, '${accountId}'::uuid, 'held', s.starts_at, s.ends_at,
         case n when 1 then s.cancel_until else (select s.cancel_until from (select
           pass_holds('${accountId}', s.id, '{${childIds[0]}}', s.starts_at, s.ends_at)) as passed) end, now() + interval '5 minutes'
       from slots s, generate_series(1, 2) as n where s.id = '${slotId}'`,
      )
      await untouched()
    })

    test('makes holds that are over when the next one of the statement is made', async () => {
      const { accountId } = await family(0)
      const { slotId } = await threePlaces()
      const others = await family(2)
      await claim(race.sql, { accountId: others.accountId, slotId, childIds: others.childIds })
      await inSession(
        writer,
        `insert into bookings (${columns}, expires_at)
       select uuid_v7(), s.id, null, '${accountId}'::uuid, 'held', s.starts_at, s.ends_at, s.cancel_until, '2020-01-01'
       from slots s, generate_series(1, 6) as n where s.id = '${slotId}'`,
      )
      await untouched()
    })
  },
)

describe.each(writers)('terms of a slot, written by the %s', (writer) => {
  test.each([
    `released_at = '2020-01-01'`,
    `booking_closes_at = 'infinity', same_day_closes_at = 'infinity', cancel_until = 'infinity'`,
    `same_day_from = '-infinity', same_day_reserve = 50`,
    `residents_reserve = 0, residents_until = '-infinity'`,
    `min_minutes = 1`,
    `policy = '{"family_holds": 99, "hold_minutes": 9999}'`,
    `same_day_reserve = 0, cap = cap`,
  ])('%s: the policy’s stay', async (change) => {
    expect(await inSession(writer, `update slots set ${change} where room_id = '${room.id}'`)).toBe(
      'done',
    )
    await untouched()
  })

  test('given with a new slot, or on conflict with one there', async () => {
    const [timetable] = await race.sql`select id from timetables limit 1`
    expect(timetable).toBeUndefined()
    const told = await inSession(
      writer,
      `insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months, released_at, booking_closes_at,
        same_day_from, same_day_closes_at, cancel_until, same_day_reserve, residents_reserve, residents_until, policy)
       select '${room.slotIds[0]}', room_id, day, starts_at, ends_at, 12, 36, '2020-01-01', 'infinity', 'infinity', 'infinity',
        'infinity', 0, 0, '-infinity', '{}' from slots where id = '${room.slotIds[0]}'
       on conflict (id) do update set released_at = excluded.released_at, policy = excluded.policy`,
    )
    expect(told).toBe('done')
    await untouched()
  })
})

describe.each(writers)('what a session sets changes nothing that is kept, by the %s', (writer) => {
  test.each([
    `set datestyle = 'German, DMY'`,
    `set intervalstyle = 'sql_standard'`,
    `set timezone = 'Pacific/Kiritimati'`,
    `set array_nulls = off`,
    `set bytea_output = 'escape'`,
    `set transform_null_equals = on`,
    `set quote_all_identifiers = on`,
    `set extra_float_digits = 0`,
    `set plan_cache_mode = 'force_custom_plan'`,
    `set enable_indexscan = off`,
    `set plpgsql.extra_errors = 'all'`,
    `set search_path = pg_catalog, pg_temp, public`,
    `set constraints all immediate`,
    `set session_replication_role = 'local'`,
  ])('%s', async (setting) => {
    const { accountId, childIds } = await family(4)
    const { roomId, slotId } = await threePlaces()
    await inSession(
      writer,
      setting,
      ...childIds.map(
        (child) => `insert into public.bookings (${columns})
          ${claims([child], slotId, accountId).replace('from slots', 'from public.slots').replace('uuid_v7()', 'gen_random_uuid()')}`,
      ),
      `update public.bookings set status = 'cancelled', cancelled_at = now() where child_id = '${childIds[0]}'`,
      `update public.rooms set licensed_places = 2 where id = '${roomId}'`,
      `update public.policies set release_days_ahead = 20, fixed_ratio = 2 where room_id = '${roomId}'`,
      `update public.slots set cap = 2 where id = '${slotId}'`,
      `insert into public.calendar_days (day, kind) values ('2031-03-14', 'holiday') on conflict (day) do update set kind = 'workday'`,
    )
    await untouched()
  })

  test('a note that places changed names the day alike in every style of dates', async () => {
    const heard: string[] = []
    const ears = postgres(race.url, { max: 1 })
    await ears.listen('places_change', (what) => heard.push(what))
    const { accountId, childIds } = await family(1)
    const { roomId, slotId } = await threePlaces()
    // What was heard of the room being made is of other sessions, which say it as they should.
    await race.sql`select pg_sleep(0.5)`
    heard.length = 0
    await inSession(
      writer,
      `set datestyle = 'German'`,
      `insert into bookings (${columns}) ${claims(childIds, slotId, accountId)}`,
    )
    await expect
      .poll(() => heard.filter((what) => what.startsWith(roomId)).length)
      .toBeGreaterThan(0)
    expect([...new Set(heard.filter((what) => what.startsWith(roomId)))]).toEqual([
      `${roomId} ${day}`,
    ])
    await ears.end()
  })
})

describe.each(writers)('a preview cannot be saved, by the %s', (writer) => {
  const nobody = `{${v7()}}`
  const one = `update policies set fixed_ratio = 1`

  test.each([
    ['set before', [`set baobaowu.preview_rooms = '${nobody}'`, one]],
    [
      'set while the rows are written',
      [`${one} returning set_config('baobaowu.preview_rooms', '${nobody}', false)`],
    ],
    [
      'set for no room at all',
      [`${one} returning set_config('baobaowu.preview_rooms', '{}', false)`],
    ],
    [
      'and taken back before the end',
      [
        `begin; set local baobaowu.preview_rooms = '${nobody}'; ${one}; set local baobaowu.preview_rooms = ''; commit`,
      ],
    ],
    [
      'with constraints checked first',
      [
        `begin; set constraints all immediate; ${one} returning set_config('baobaowu.preview_rooms', '${nobody}', true); commit`,
      ],
    ],
    [
      'for a day of the calendar',
      [
        `insert into calendar_days (day, kind) values ('2031-03-13', 'holiday')
      on conflict (day) do update set kind = 'holiday' returning set_config('baobaowu.preview_rooms', '${nobody}', false)`,
      ],
    ],
  ])('%s', async (_, statements) => {
    const text = statements.map((statement) =>
      statement.replace(one, `${one} where room_id = '${room.id}'`),
    )
    expect(await inSession(writer, ...text)).toBe('preview_cannot_be_saved')
    await untouched()
  })
})

describe.each(writers)('figures of a closed day follow, by the %s', (writer) => {
  test('also with constraints checked at once', async () => {
    const past = '2026-03-02'
    const made = await makeRoom(race.db, {
      caregivers: 1,
      slots: [{ day: past, from: '09:00', to: '11:00' }],
      policy: { minCaregivers: 1, fixedRatio: 3, sameDayReserve: 3, sameDayReserveFromPlaces: 1 },
    })
    const slotId = made.slotIds[0] ?? ''
    const accountId = await makeAccount(race.sql)
    const childIds = await makeChildren(race.sql, 2, {
      birthDate: '2024-09-01',
      guardian: accountId,
    })
    await race.sql`select close_figures(${past})`
    const at = 'set constraints all immediate;'
    for (const statement of [
      `insert into bookings (${columns}) ${claims(childIds, slotId, accountId)}`,
      `update bookings set status = 'cancelled', cancelled_at = now() where child_id = '${childIds[0]}'`,
      `update slots set cap = 1 where id = '${slotId}'`,
      `insert into roster_breaks (id, shift_id, from_time, to_time) values (uuid_v7(), '${made.shiftIds[0]}', '09:00', '10:00')`,
      `delete from roster_shifts where id = '${made.shiftIds[0]}'`,
    ]) {
      expect(await inSession(writer, `begin; ${at} ${statement}; commit`), statement).toBe('done')
      await untouched()
    }
  })
})

describe('the engine’s functions, called by the site', () => {
  test('end no hold that stands, close no day to come, write no ledger', async () => {
    const { accountId } = await family(0)
    const { roomId, slotId } = await threePlaces()
    const [hold] = await race.sql`
      insert into bookings (id, slot_id, account_id, status, starts_at, ends_at, cancel_until, expires_at)
      select uuid_v7(), id, ${accountId}, 'held', starts_at, ends_at, cancel_until, now() + interval '5 minutes'
      from slots where id = ${slotId} returning id`
    expect(
      await inSession(
        'site',
        `select release_expired('${roomId}', null, '2031-03-17', '2031-03-18')`,
      ),
    ).toBe('done')
    const [kept] = await race.sql`select status from bookings where id = ${hold?.id}`
    expect(kept?.status).toBe('held')
    expect(await inSession('site', `select close_figures('${day}')`)).toBe('figures_day_not_over')
    for (const call of [
      `select refresh_capacity('${roomId}', '${day}', '${day}')`,
      `select apply_claim(b, -1) from bookings b where id = '${hold?.id}'`,
      `select write_figures(null, '${day}')`,
      `select refresh_shortfalls('${roomId}', '${day}', '${day}')`,
      `select allowance_period(child_id, null, '${day}') from bookings where child_id is not null`,
      `insert into previews default values`,
    ])
      expect(await inSession('site', call), call).toMatch(/^42501$/)
    for (const call of [
      `select lock_slot_claims('${slotId}')`,
      `select lock_stretches('{${roomId}}', '{2031-03-17}', '{2031-03-18}')`,
      `select lock_quarters(array(select b from bookings b))`,
      `select seal_audit()`,
      `select set_aside_by(b) from bookings b`,
      `select check_claim(b) from bookings b where id = '${hold?.id}'`,
    ])
      expect(await inSession('site', call), call).toBe('done')
    await untouched()
  })

  test('nothing is made that could stand before the schema, and no role or file is reached', async () => {
    for (const statement of [
      'create temporary table bookings ()',
      'create temporary view roster_shifts as select 1',
      'create function pg_temp.app_now() returns timestamptz language sql return now()',
      'create view own_view as select * from bookings',
      `create operator public.= (leftarg = uuid, rightarg = uuid, function = uuid_ne)`,
      `create type pg_temp.rooms as enum ('a')`,
      'create rule away as on insert to bookings do instead nothing',
      'create event trigger away on ddl_command_start execute function refuse_preview()',
      'set role postgres',
      'set session authorization baobaowu',
      `copy bookings to program 'cat'`,
      `copy bookings to '/tmp/bookings'`,
      `select pg_read_file('PG_VERSION')`,
      `select lo_export(0, '/tmp/large')`,
      `select set_config('session_replication_role', 'replica', false)`,
      `alter table bookings disable trigger all`,
      `alter role current_user superuser`,
      `update pg_trigger set tgenabled = 'D'`,
    ])
      expect(await inSession('site', statement), statement).toMatch(
        /^(42501|22023|42704|42P16|42883|42602)$/,
      )
  })
})

describe('allowances, by the site', () => {
  test('are no larger for one who moves, changes guardians, or gives and takes in one statement', async () => {
    const { accountId, childIds } = await family(1)
    const { slotId } = await threePlaces()
    const [id] = await claim(race.sql, { accountId, slotId, childIds, allowanceUsed: 1 })
    const second = await makeAccount(race.sql)
    await guard(race.sql, second, childIds)
    const used = () =>
      race.sql`select used, granted from allowance_balances where child_id = ${childIds[0] ?? ''}`
    const before = await used()
    for (const statement of [
      `update accounts set home_subdistrict_code = '310106006' where id = '${accountId}'`,
      `update guardians set account_id = account_id where account_id = '${accountId}'`,
      `delete from guardians where account_id = '${accountId}'`,
      `with a as (update bookings set allowance_used = 0 where id = '${id}' returning id),
         b as (update bookings set allowance_used = 1 where id = '${id}' returning id) select from a, b`,
    ])
      await inSession('site', statement)
    expect((await used()).length).toBe(before.length)
    expect(
      await inSession('site', `update bookings set allowance_used = -5 where id = '${id}'`),
    ).toMatch(/bookings_money|allowance/)
    expect(
      await inSession('site', `update bookings set allowance_used = 9999 where id = '${id}'`),
    ).not.toBe('done')
    await untouched()
  })
})

describe('the owner is bound, too', () => {
  test.each([
    [
      'a view of the table',
      `create view through as select * from bookings; insert into through`,
      'drop view through',
    ],
    [
      'a temporary view',
      `create temp view through as select * from bookings; insert into through`,
      '',
    ],
  ])('through %s', async (_, into, clean) => {
    const { accountId, childIds } = await family(5)
    const { slotId } = await threePlaces()
    expect(
      await inSession('owner', `${into} (${columns}) ${claims(childIds, slotId, accountId)}`),
    ).toMatch(full)
    if (clean) await outcome(race.sql.unsafe(clean))
    await untouched()
  })

  test('as rows of a file that is copied in', async () => {
    const { accountId, childIds } = await family(5)
    const { slotId } = await threePlaces()
    const file = join(tmpdir(), `baobaowu-test-${v7()}.txt`)
    const lines = await race.sql`
      select ${accountId}::text as account, starts_at::text as starts, ends_at::text as ends, cancel_until::text as cancel
      from slots where id = ${slotId}`
    const [own] = lines
    const rows = childIds.map((child) =>
      [v7(), slotId, child, own?.account, 'confirmed', own?.starts, own?.ends, own?.cancel].join(
        '\t',
      ),
    )
    writeFileSync(file, `${rows.join('\n')}\n`)
    try {
      expect(await inSession('owner', `copy bookings (${columns}) from '${file}'`)).toMatch(full)
    } finally {
      rmSync(file)
    }
    await untouched()
  })

  test('by a trigger of its own on a temporary table, at a depth of triggers', async () => {
    for (const write of [
      'update capacity_ledger set heads = 0',
      'update slot_ledger set cap = 99',
      'delete from allowance_entries',
    ]) {
      await inSession(
        'owner',
        `create temp table own (id int)`,
        `create function pg_temp.write() returns trigger language plpgsql as $$ begin ${write}; return null; end $$`,
        `create trigger own after insert on own for each row execute function pg_temp.write()`,
        `begin; insert into own values (1); rollback`,
      )
    }
    await untouched()
  })

  test('by a cursor, a prepared statement, and a transaction prepared for later', async () => {
    const { accountId, childIds } = await family(4)
    const { slotId } = await threePlaces()
    const insert = `insert into bookings (${columns}) ${claims(childIds.slice(0, 3), slotId, accountId)}`
    expect(await inSession('owner', `prepare own as ${insert}`, 'execute own')).toBe('done')
    expect(
      await inSession(
        'owner',
        `prepare own as insert into bookings (${columns}) ${claims(childIds.slice(3), slotId, accountId)}`,
        'execute own',
      ),
    ).toMatch(full)
    expect(
      await inSession(
        'owner',
        `begin; declare own cursor for select * from bookings where slot_id = '${slotId}' for update; fetch own;
        update bookings set status = 'cancelled', cancelled_at = now() where current of own; commit`,
      ),
    ).toBe('done')
    expect(
      await inSession(
        'owner',
        `begin; update rooms set licensed_places = 9 where id = '${room.id}'; prepare transaction 'own'`,
      ),
    ).toMatch(/^(55000|0A000)$/)
    await untouched()
  })
})
