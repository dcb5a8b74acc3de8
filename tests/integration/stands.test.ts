import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookingState, bookingStatuses } from '@/db/booking-states'
import { freshDatabase } from '../support/database'

let sql: Sql
let close: () => Promise<void>

beforeAll(async () => {
  const { url, db } = await freshDatabase()
  sql = postgres(url, { max: 1, onnotice: () => {} })
  close = async () => {
    await sql.end()
    await db.close()
  }
})
afterAll(() => close())

const calls = /\b(stands|past_its_time|ended|expires|to_come|may_follow|app_now)\(/
const child = "b.child_id = '01900000-0000-7000-8000-000000000001'"
const room = "b.room_id = '01900000-0000-7000-8000-000000000002'"
const overlap = 'tstzrange(b.starts_at, b.ends_at) && tstzrange(now(), now() + $$1 hour$$)'

/** The plan of a query on an empty table: no scan of it all, and of its indexes only those left. */
async function planOf(query: string, without: string[] = []): Promise<string> {
  const undone = new Error('undone')
  let plan = ''
  await sql
    .begin(async (tx) => {
      for (const index of without) await tx.unsafe(`drop index ${index}`)
      await tx`set local enable_seqscan = off`
      const rows = await tx.unsafe(`explain (verbose, costs off) ${query}`)
      plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return plan
}

describe('what is asked of a claim is put in place of the call', () => {
  test.each([
    'select id from bookings b where stands(b, now())',
    'select count(*) filter (where stands(b, now())) from bookings b',
    'select s.id, (select count(*) from bookings b where b.slot_id = s.id and stands(b, now())) from slots s',
    'select b.id, state.live from bookings b cross join lateral (select stands(b, now()) as live) as state',
    'select id from bookings where past_its_time(bookings, now()) and not ended(status)',
    'select to_come(status), expires(status), may_follow(status, status) from bookings',
    'select id from bookings b where not stands(b, $$2031-01-01$$) for update',
  ])('%s', async (query) => {
    expect(await planOf(query)).not.toMatch(calls)
  })

  test('also at the instant that decides, which PostgreSQL may not ask for twice', async () => {
    const plan = await planOf('select id from bookings b where stands(b, app_now())')
    expect(plan).not.toMatch(calls)
    expect(plan.match(/clock_timestamp\(\)/g)).toHaveLength(1)
  })
})

describe('the partial indexes serve what is asked of a claim', () => {
  const others = ['bookings_room_time', 'bookings_child']

  test.each([
    ['bookings_expiring', `${room} and past_its_time(b, now())`],
    ['bookings_expiring', `${room} and expires(b.status) and b.expires_at <= now()`],
    ['booking_child_once', `${child} and ${overlap} and stands(b, now())`],
    ['booking_child_once', `${child} and ${overlap} and not ended(b.status)`],
  ])('%s: %s', async (index, condition) => {
    expect(await planOf(`select b.id from bookings b where ${condition}`, others)).toContain(index)
  })

  test('one that says nothing of its states does not serve', async () => {
    const plan = await planOf(`select b.id from bookings b where ${room}`, others)
    expect(plan).not.toContain('bookings_expiring')
  })
})

/** The states for which an expression over a booking without a child and an end is true. */
async function statesOf(expression: string): Promise<string[]> {
  const rows = await sql.unsafe<{ status: string }[]>(
    `select status from unnest($1::text[]) with ordinality as b(status, n),
       lateral (select null::uuid as child_id, null::timestamptz as expires_at) as nothing
     where ${expression} order by n`,
    [[...bookingStatuses]],
  )
  return rows.map(({ status }) => status)
}

const statesWith = (fact: (state: ReturnType<typeof bookingState>) => boolean) =>
  bookingStatuses.filter((status) => fact(bookingState(status)))

describe('what migrations say of the states agrees with their table', () => {
  const placed = statesWith(({ holdsPlace }) => holdsPlace)
  const ended = statesWith(({ holdsPlace }) => !holdsPlace)
  const expiring = statesWith(({ endsBy }) => endsBy === 'expires_at')

  test.each([
    ['booking_child_once', placed],
    ['bookings_expiring', expiring],
  ])('the index %s', async (name, states) => {
    const [index] = await sql<{ predicate: string }[]>`
      select pg_get_expr(indpred, indrelid) as predicate from pg_index
      where indexrelid = ${name}::regclass`
    expect(await statesOf(index?.predicate ?? '')).toEqual(states)
  })

  test.each([
    ['bookings_expiry', statesWith(({ endsBy }) => endsBy === null)],
    [
      'bookings_child_known',
      bookingStatuses.filter((one) => one === 'held' || ended.includes(one)),
    ],
  ])('the constraint %s', async (name, states) => {
    const [found] = await sql<{ expression: string }[]>`
      select pg_get_expr(conbin, conrelid) as expression from pg_constraint where conname = ${name}`
    expect(await statesOf(found?.expression ?? '')).toEqual(states)
  })
})

test('a claim stands in a state that holds a place, until the instant that ends it has come', async () => {
  const rows = await sql<{ status: string; before: boolean; after: boolean; late: boolean }[]>`
    select b.status, stands(b, ended.at - interval '1 second') as before, stands(b, ended.at) as after,
      past_its_time(b, ended.at) as late
    from (select timestamptz '2031-03-17 09:00+08' as at) as ended,
      unnest(${[...bookingStatuses]}::text[]) with ordinality as s(status, n),
      jsonb_populate_record(null::bookings, jsonb_build_object('status', s.status, 'expires_at', ended.at)) as b
    order by s.n`
  expect(rows.map((row) => ({ ...row }))).toEqual(
    bookingStatuses.map((status) => {
      const { holdsPlace, endsBy } = bookingState(status)
      const late = endsBy === 'expires_at'
      return { status, before: holdsPlace, after: holdsPlace && !late, late }
    }),
  )
})
