import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { engineDifferences } from '@/db/engine-differences'
import { sealsOtherwise } from '@/db/seals-otherwise'
import { makeClockReal } from '@/db/settable-clock'
import { writeAudit } from '@/domain/audit/write-audit'
import { bookSlot } from '@/domain/claims/book-slot'
import { lastSeal } from '@/domain/log/last-seal'
import { sealLog } from '@/domain/log/seal-log'
import { type Ctx, writing } from '@/domain/shared/context'
import { keepSeal, keptSeals } from '@/lib/kept-seals'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase
let system: Ctx
beforeEach(async () => {
  race = await raceDatabase(6)
  system = { actor: { kind: 'system' }, now: new Date(), db: race.db, origin: 'job test' }
})
afterEach(() => race.close())

const note = (action: string) =>
  writing(system, (write) =>
    writeAudit(write, {
      action,
      subjectKind: 'room',
      subjectId: '1',
      reason: '测试',
      details: { changes: { cap: [8, 3] } },
    }),
  )

const faults = async () =>
  [...(await race.sql`select what, seal::int from audit_faults()`)].map(({ what, seal }) =>
    `${what} ${seal ?? ''}`.trim(),
  )

/** Changes the log as an owner of the tables could, by switching the guards off and on again. */
async function meddle(...statements: string[]) {
  const tables = ['audit_entries', 'audit_seals']
  const guards = (state: string) =>
    tables.flatMap((table) =>
      ['append_only', 'not_emptied'].map(
        (guard) => `alter table ${table} ${state} trigger ${table}_${guard}`,
      ),
    )
  for (const statement of [...guards('disable'), ...statements, ...guards('enable always')]) {
    await race.sql.unsafe(statement)
  }
}

describe('the log', () => {
  test.each(['update audit_entries set action = action', 'delete from audit_entries'])(
    'refuses: %s, and the same of its seals, also to its owner and to replication',
    async (statement) => {
      await note('one')
      await sealLog(system)
      for (const text of [
        statement,
        statement.replace('audit_entries', 'audit_seals').replaceAll('action', 'hash'),
        'truncate audit_entries, audit_seals',
      ]) {
        await expect(race.sql.unsafe(text)).rejects.toThrow(/kept_by_database/)
        const replicating = race.sql.begin(async (tx) => {
          await tx`set local session_replication_role = replica`
          await tx.unsafe(text)
        })
        await expect(replicating).rejects.toThrow(/kept_by_database/)
      }
    },
  )

  test('is sealed in order, each entry once, and doing it again seals nothing', async () => {
    await sealLog(system)
    const [before] = await race.sql`select count(*)::int as seals from audit_seals`
    for (const action of ['one', 'two', 'three']) await note(action)
    expect(await sealLog(system)).toBe(3)
    expect(await sealLog(system)).toBe(0)
    const sealed = await race.sql`
      select e.action, s.position::int - ${before?.seals} as nth, s.hash from audit_seals s
      join audit_entries e on e.id = s.entry_id order by s.position desc limit 3`
    expect(sealed.map(({ action, nth }) => `${nth} ${action}`)).toEqual([
      '3 three',
      '2 two',
      '1 one',
    ])
    expect(new Set(sealed.map(({ hash }) => hash)).size).toBe(3)
    expect(await faults()).toEqual([])
  })

  test('seals the same whatever the session’s zone', async () => {
    await note('one')
    await race.sql.begin(async (tx) => {
      await tx`set local timezone = 'America/New_York'`
      await tx`select seal_audit()`
    })
    expect(await faults()).toEqual([])
  })

  test('takes several turns for a long backlog', async () => {
    await race.sql`
      insert into audit_entries (id, at, actor_kind, action, subject_kind, subject_id)
      select uuid_v7(), now(), 'system', 'many', 'room', n::text from generate_series(1, 10500) n`
    expect(await sealLog(system)).toBeGreaterThanOrEqual(10_500)
    expect(await faults()).toEqual([])
  })
})

describe('a log that somebody meddled with behind its guards', () => {
  let at: number
  beforeEach(async () => {
    for (const action of ['one', 'two', 'three', 'four']) await note(action)
    await sealLog(system)
    const [head] = await race.sql`select max(position)::int as at from audit_seals`
    at = head?.at
  })
  const nth = (n: number) => at - 4 + n

  test.each([
    ['action', "action = 'another'"],
    ['time', "at = at - interval '1 second'"],
    ['reason', 'reason = null'],
    ['origin', "origin = 'web 127.0.0.1'"],
    ['details', `details = '{"changes": {"cap": [8, 4]}}'`],
    ['person', `actor_id = (select id from accounts limit 1), actor_kind = 'account'`],
  ])('shows that the %s of an entry was altered, and which', async (_, change) => {
    await meddle(
      `update audit_entries set ${change}
        where id = (select entry_id from audit_seals where position = ${nth(2)})`,
    )
    expect(await faults()).toEqual([`log entry altered ${nth(2)}`])
  })

  test('shows a seal made to fit an altered entry at the next one', async () => {
    await meddle(
      `update audit_entries set reason = null
        where id = (select entry_id from audit_seals where position = ${nth(2)})`,
      `update audit_seals s set hash = audit_link(
          (select hash from audit_seals where position = s.position - 1), audit_text(e))
        from audit_entries e where e.id = s.entry_id and s.position = ${nth(2)}`,
    )
    expect(await faults()).toEqual([
      `log entry altered ${nth(3)}`,
      `log entry altered since it was written ${nth(2)}`,
    ])
  })

  test('shows an entry taken out with its seal', async () => {
    await race.sql.unsafe('create table gone as select entry_id from audit_seals limit 0')
    await meddle(
      `insert into gone select entry_id from audit_seals where position = ${nth(2)}`,
      `delete from audit_seals where position = ${nth(2)}`,
      'delete from audit_entries where id in (select entry_id from gone)',
    )
    expect(await faults()).toEqual([`log seal missing ${nth(3)}`])
  })

  test('shows an entry taken out and the places behind it moved up', async () => {
    await race.sql.unsafe('create table gone as select entry_id from audit_seals limit 0')
    await meddle(
      `insert into gone select entry_id from audit_seals where position = ${nth(2)}`,
      `delete from audit_seals where position = ${nth(2)}`,
      'delete from audit_entries where id in (select entry_id from gone)',
      `update audit_seals set position = position - 1 where position = ${nth(3)}`,
      `update audit_seals set position = position - 1 where position = ${nth(4)}`,
    )
    expect(await faults()).toEqual([`log entry altered ${nth(2)}`])
  })

  test('shows an entry gone whose seal is there', async () => {
    await race.sql.unsafe(
      'alter table audit_seals drop constraint audit_seals_entry_id_audit_entries_id_fk',
    )
    await meddle(
      `delete from audit_entries where id = (select entry_id from audit_seals where position = ${nth(2)})`,
    )
    expect(await faults()).toEqual([`log entry missing ${nth(2)}`])
  })

  const late = `insert into audit_entries (id, at, actor_kind, action, subject_kind, subject_id, created_at)
    values (uuid_v7(), now() - interval '3 hours', 'system', 'late', 'room', '1', now() - interval '3 hours')`

  test('shows an entry put in with an earlier time, which is sealed as it came', async () => {
    await race.sql.unsafe(late)
    expect(await sealLog(system)).toBe(1)
    expect(await faults()).toEqual([`log entry of another time ${at + 1}`])
  })

  test('shows one put in behind what says when it came, which is never sealed', async () => {
    await race.sql.unsafe('alter table audit_entries disable trigger audit_entry_written')
    await race.sql.unsafe(late)
    expect(await sealLog(system)).toBe(0)
    expect(await faults()).toContain('log entry never sealed')
    await race.sql.unsafe(`insert into audit_seals (position, entry_id, hash)
      select ${at + 1}, e.id, audit_link((select hash from audit_seals where position = ${at}), audit_text(e))
      from audit_entries e where action = 'late'`)
    expect(await faults()).toContain(`log entry out of order ${at + 1}`)
  })

  test('shows an entry altered before it has a seal, and after it got one', async () => {
    await note('five')
    await meddle(`update audit_entries set reason = '另写' where action = 'five'`)
    expect(await faults()).toEqual(['log entry altered since it was written'])
    await sealLog(system)
    expect(await faults()).toEqual([`log entry altered since it was written ${at + 1}`])
  })

  test('shows a guard that does nothing any more, and everything else that is not the engine’s', async () => {
    await makeClockReal(race.url)
    expect(await engineDifferences(race.sql)).toEqual([])
    await race.sql.unsafe(`create or replace function refuse_direct_write() returns trigger language plpgsql
      as $$ begin return coalesce(new, old); end $$`)
    await race.sql.unsafe('alter table bookings disable trigger booking_claims')
    await race.sql.unsafe('drop trigger slots_added on slots')
    await race.sql.unsafe(`create function own() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger own before insert on bookings for each row execute function own()`)
    const found = (await engineDifferences(race.sql)).map(({ what, name }) => `${name}: ${what}`)
    expect(found.toSorted()).toEqual([
      'booking_claims on bookings: not as the engine has it',
      'own on bookings: not of the engine',
      'own(): not of the engine',
      'refuse_direct_write(): not as the engine has it',
      'slots_added on slots: missing from the engine',
    ])
  })

  test('shows a chain made again to who kept a seal of it outside', async () => {
    const kept = new Map<string, Uint8Array>()
    const store = {
      put: async (name: string, bytes: Uint8Array) => void kept.set(name, bytes),
      get: async (name: string) => kept.get(name) ?? null,
      delete: async () => {},
    }
    await keepSeal(store, await lastSeal(system), new Date('2026-03-09T01:00:00Z'))
    await note('five')
    await sealLog(system)
    await keepSeal(store, await lastSeal(system), new Date('2026-03-09T03:00:00Z'))
    await keepSeal(store, await lastSeal(system), new Date('2026-03-10T01:00:00Z'))
    expect((await keptSeals(store)).map(({ day, position }) => [day, position])).toEqual([
      ['2026-03-09', at],
      ['2026-03-10', at + 1],
    ])
    expect(await sealsOtherwise(race.sql, await keptSeals(store))).toEqual([])
    await meddle(
      `update audit_entries set reason = '另写', digest = null where action = 'four'`,
      'delete from audit_seals',
    )
    await sealLog(system)
    expect((await sealsOtherwise(race.sql, await keptSeals(store))).map(({ day }) => day)).toEqual([
      '2026-03-09',
      '2026-03-10',
    ])
  })

  test('shows a guard that is switched off', async () => {
    await race.sql.unsafe('alter table audit_entries disable trigger audit_entries_append_only')
    expect(await faults()).toEqual(['log guard switched off'])
  })
})

test('sealing while families book seals every entry exactly once and holds up nobody', async () => {
  const now = new Date('2031-03-10T02:00:00Z')
  const { createDatabase } = await import('@/db/client')
  const db = createDatabase(race.url, { max: 12, clock: () => now })
  try {
    const room = await makeRoom(db, {
      slots: [{ day, from: '09:00', to: '11:00' }],
      licensedPlaces: 40,
      caregivers: 8,
      policy: { largestGroup: 40, slotCap: 40 },
    })
    const families = await Promise.all(
      Array.from({ length: 24 }, () => makeFamily(db, ['2029-09-10'])),
    )
    let booking = true
    const sealing = [1, 2].map(async () => {
      let sealed = 0
      while (booking) sealed += await sealLog({ ...system, db })
      return sealed
    })
    const made = await Promise.all(
      families.map(({ account, childIds }) =>
        bookSlot(ctxOf(db, account, now), {
          slotId: room.slotIds[0] ?? '',
          key: v7(),
          children: [{ childId: childIds[0] ?? '', free: true }],
          span: null,
        }),
      ),
    )
    booking = false
    const [one = 0, two = 0] = await Promise.all(sealing)
    const last = await sealLog(system)
    expect(made.filter((result) => result.ok)).toHaveLength(24)
    const [counts] = await race.sql`
      select count(*)::int as entries, (select count(*)::int from audit_seals) as seals,
        (select max(position)::int from audit_seals) as head from audit_entries`
    expect(counts?.seals).toBe(counts?.entries)
    expect(counts?.head).toBe(counts?.entries)
    expect(one + two + last).toBe(counts?.seals)
    expect(await faults()).toEqual([])
  } finally {
    await db.close()
  }
})
