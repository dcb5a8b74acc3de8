import type { Sql, TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { brokenConstraint, sqlState } from '@/db/retry'

type On = Sql | TransactionSql

/** An account to claim with. */
export async function makeAccount(
  on: On,
  homeSubdistrictCode: string | null = null,
): Promise<string> {
  const id = v7()
  const phone = `+86${String(Math.floor(Math.random() * 1e11)).padStart(11, '1')}`
  await on`insert into accounts (id, phone, home_subdistrict_code) values (${id}, ${phone}, ${homeSubdistrictCode})`
  return id
}

/** Children of 18 months on a day in spring 2031, or born on the day given; of the guardian, if there is one. */
export async function makeChildren(
  on: On,
  count: number,
  { birthDate = '2029-09-01', factor = 100, guardian = null as string | null } = {},
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => v7())
  await on`insert into children (id, name, birth_date, care_factor_hundredths)
    select unnest(${ids}::uuid[]), '幼儿', ${birthDate}, ${factor}`
  if (guardian) await guard(on, guardian, ids)
  return ids
}

/** Makes the account guardian of the children. */
export async function guard(on: On, accountId: string, childIds: string[]): Promise<void> {
  await on`insert into guardians (account_id, child_id, relation)
    select ${accountId}, unnest(${childIds}::uuid[]), 'other' on conflict do nothing`
}

export type Claim = {
  accountId: string
  slotId: string
  childIds: string[]
  from?: Date
  to?: Date
  status?: 'confirmed' | 'held' | 'offered'
  expiresAt?: Date
  allowanceUsed?: number
}

/** Claims places the way any SQL client could: nothing but an insert, once the account is guardian of the children. */
export async function claim(on: On, wish: Claim): Promise<string[]> {
  await guard(on, wish.accountId, wish.childIds)
  const rows = await on<{ id: string }[]>`
    insert into bookings (id, slot_id, room_id, child_id, account_id, status, day, starts_at, ends_at, expires_at,
      age_months, care_factor_hundredths, resident, same_day, allowance_used, cancel_until, claimed_at)
    select uuid_v7(), s.id, s.room_id, child, ${wish.accountId}, ${wish.status ?? 'confirmed'}, s.day,
      coalesce(${wish.from?.toISOString() ?? null}::timestamptz, s.starts_at),
      coalesce(${wish.to?.toISOString() ?? null}::timestamptz, s.ends_at),
      ${wish.expiresAt?.toISOString() ?? null}, 0, 100, false, false, ${wish.allowanceUsed ?? 0}, s.cancel_until, now()
    from slots s, unnest(${wish.childIds}::uuid[]) as child where s.id = ${wish.slotId}
    returning id`
  return rows.map((row) => row.id)
}

/** 'done', or the name of the constraint that refused it, or the state of any other database error. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    const name = brokenConstraint(error)?.name ?? sqlState(error)
    if (!name) throw error
    return name
  }
}

/** How often each outcome came. */
export async function outcomes(works: Promise<unknown>[]): Promise<Record<string, number>> {
  const found = await Promise.all(works.map(outcome))
  return found.reduce<Record<string, number>>((tally, one) => {
    tally[one] = (tally[one] ?? 0) + 1
    return tally
  }, {})
}

/** The most children present at once in a room, counted from the bookings alone. */
export async function fullest(on: On, roomId: string): Promise<number> {
  const [row] = await on<{ most: number }[]>`
    select coalesce(max(heads), 0)::integer as most from (
      select count(*) as heads from bookings b
      cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
      where b.room_id = ${roomId} and b.status not in ('cancelled', 'expired') group by at) as counted`
  return row?.most ?? 0
}

/** Children with an active booking of a slot. */
export async function headsOf(on: On, slotId: string): Promise<number> {
  const [row] = await on<{ heads: number }[]>`
    select count(*)::integer as heads from bookings
    where slot_id = ${slotId} and status not in ('cancelled', 'expired')`
  return row?.heads ?? 0
}

/** Open shortfalls of a room: what is short, and by how much. */
export async function shortfallsOf(
  on: On,
  roomId: string,
): Promise<{ term: string; by: number }[]> {
  const rows = await on<{ term: string; by: number }[]>`
    select term, short_by::integer as by from shortfalls
    where room_id = ${roomId} and resolved_at is null order by term`
  return rows.map(({ term, by }) => ({ term, by }))
}
