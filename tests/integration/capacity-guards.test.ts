import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '@/domain/shared/time'
import { makeRoom, type TestRoom } from '../support/room'
import { claim, headsOf, makeChildren, outcome } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase
let room: TestRoom
let bookingId: string

const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

beforeAll(async () => {
  race = await raceDatabase(4)
  room = await makeRoom(race.db, {
    slots: [slot(), slot({ from: '13:00', to: '17:00', flexible: true })],
  })
  const { sql, accountId } = race
  const [child = ''] = await makeChildren(sql, 1)
  const [first = ''] = room.slotIds
  const made = await claim(sql, { accountId, slotId: first, childIds: [child], allowanceUsed: 1 })
  bookingId = made[0] ?? ''
  await sql`insert into audit_entries (id, at, actor_kind, action, subject_kind, subject_id)
    values (${v7()}, now(), 'system', 'test', 'booking', ${bookingId})`
})
afterAll(async () => {
  expect(await race.differences()).toEqual([])
  await race.close()
})

const run = (text: string) => outcome(race.sql.unsafe(text))

describe('what the database keeps is not written by hand', () => {
  test.each([
    ['update capacity_ledger set licensed_places = 500', 'capacity_ledger_kept_by_database'],
    ['update capacity_ledger set heads = 0', 'capacity_ledger_kept_by_database'],
    ['delete from capacity_ledger', 'capacity_ledger_kept_by_database'],
    ['truncate capacity_ledger', 'capacity_ledger_kept_by_database'],
    ['update slot_ledger set cap = 500', 'slot_ledger_kept_by_database'],
    ['delete from slot_ledger', 'slot_ledger_kept_by_database'],
    ['truncate slot_ledger', 'slot_ledger_kept_by_database'],
    ['update capacity_rules set fixed_ratio = 20', 'capacity_rules_kept_by_database'],
    ['update allowance_balances set granted = 99', 'allowance_balances_kept_by_database'],
    ['delete from allowance_balances', 'allowance_balances_kept_by_database'],
    ['update allowance_entries set amount = 99', 'allowance_entries_kept_by_database'],
    ['delete from allowance_entries', 'allowance_entries_kept_by_database'],
    ['truncate allowance_entries', 'allowance_entries_kept_by_database'],
    ['update audit_entries set action = $$nothing$$', 'audit_entries_kept_by_database'],
    ['delete from audit_entries', 'audit_entries_kept_by_database'],
    ['truncate audit_entries cascade', 'audit_entries_kept_by_database'],
    ['update audit_seals set hash = $$nothing$$', 'audit_seals_kept_by_database'],
    ['truncate audit_seals', 'audit_seals_kept_by_database'],
    ['truncate bookings cascade', 'bookings_kept_by_database'],
    ['truncate roster_shifts cascade', 'roster_shifts_kept_by_database'],
    ['delete from bookings', 'booking_never_deleted'],
  ])('%s', async (text, name) => {
    expect(await run(text)).toBe(name)
  })

  test('nor from a function or a block', async () => {
    expect(await run('do $$ begin update capacity_ledger set heads = 0; end $$')).toBe(
      'capacity_ledger_kept_by_database',
    )
  })

  test('a use of allowance comes from a booking only', async () => {
    const entry = (
      kind: string,
    ) => `insert into allowance_entries (child_id, period_from, kind, amount, booking_id)
      select child_id, '2031-01-01', '${kind}', 5, id from bookings where id = '${bookingId}'`
    expect(await run(entry('use'))).toBe('allowance_entries_kept_by_database')
    expect(await run(entry('return'))).toBe('allowance_entries_kept_by_database')
  })
})

describe('a booking stays what it was made as', () => {
  test.each([
    `slot_id = (select id from slots where id <> slot_id limit 1)`,
    `starts_at = starts_at + interval '30 minutes'`,
    `ends_at = ends_at - interval '15 minutes'`,
    `care_factor_hundredths = 200`,
    `age_months = 30`,
    `resident = not resident`,
    `same_day = not same_day`,
    `id = '${v7()}'`,
  ])('%s is refused', async (change) => {
    expect(await run(`update bookings set ${change} where id = '${bookingId}'`)).toBe(
      'booking_fixed',
    )
  })

  test('an ended claim does not come back, and a claim does not begin at its end', async () => {
    const { sql, accountId } = race
    const [slotId = ''] = room.slotIds
    const [child = ''] = await makeChildren(sql, 1)
    const [id = ''] = await claim(sql, {
      accountId,
      slotId,
      childIds: [child],
      status: 'held',
      expiresAt: new Date('2031-01-01'),
    })
    await sql`update bookings set status = 'cancelled', cancelled_at = now() where id = ${id}`
    for (const status of ['held', 'confirmed', 'attended', 'expired']) {
      expect(
        await run(
          `update bookings set status = '${status}', cancelled_at = null where id = '${id}'`,
        ),
      ).toBe('booking_transition')
    }
    const attended = claim(sql, {
      accountId,
      slotId,
      childIds: [child],
      status: 'attended' as 'held',
    })
    expect(await outcome(attended)).toBe('booking_transition')
  })

  test('attended and missed may be corrected and keep the place', async () => {
    const { sql, accountId } = race
    const [slotId = ''] = room.slotIds
    const before = await headsOf(sql, slotId)
    const [id = ''] = await claim(sql, { accountId, slotId, childIds: await makeChildren(sql, 1) })
    for (const status of ['missed', 'attended', 'confirmed', 'missed']) {
      expect(await run(`update bookings set status = '${status}' where id = '${id}'`)).toBe('done')
      expect(await headsOf(sql, slotId)).toBe(before + 1)
    }
    expect(
      await run(
        `update bookings set status = 'cancelled', cancelled_at = now() where id = '${id}'`,
      ),
    ).toBe('booking_transition')
  })
})

describe('times beside the grid are refused', () => {
  const flexible = (from: Date, to: Date) => async () => {
    const { sql, accountId } = race
    const childIds = await makeChildren(sql, 1)
    return outcome(claim(sql, { accountId, slotId: room.slotIds[1] ?? '', childIds, from, to }))
  }
  const at = (time: string, ms = 0) => new Date(instantOf(day, time).getTime() + ms)

  test.each([
    ['a quarter hour off', flexible(at('13:15'), at('14:15'))],
    ['a fraction of a second off', flexible(at('13:00', 400), at('14:00', 400))],
    ['half an hour only', flexible(at('13:00'), at('13:30'))],
    ['before the slot', flexible(at('12:30'), at('13:30'))],
    ['past the slot', flexible(at('16:30'), at('17:30'))],
  ])('a booking %s', async (_, attempt) => {
    expect(await attempt()).toBe('booking_span')
  })

  test('a slot of its own fraction of a second', async () => {
    const insert = `insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months)
      values (uuid_v7(), '${room.id}', '${day}', shanghai('${day}', '09:00') + interval '0.3 seconds',
        shanghai('${day}', '11:00') + interval '0.3 seconds', 12, 36)`
    expect(await run(insert)).toBe('slots_on_the_second')
  })

  test('a shift and a break of their own seconds', async () => {
    expect(
      await run(`update roster_shifts set to_time = '18:00:30' where room_id = '${room.id}'`),
    ).toBe('roster_shifts_no_seconds')
    const pause = `insert into roster_breaks (id, shift_id, from_time, to_time)
      values (uuid_v7(), '${room.shiftIds[0]}', '09:00:30', '09:15')`
    expect(await run(pause)).toBe('roster_breaks_no_seconds')
  })

  test('a slot is not moved', async () => {
    const moved = `update slots set starts_at = starts_at + interval '15 minutes' where id = '${room.slotIds[0]}'`
    expect(await run(moved)).toBe('slot_times_fixed')
  })
})
