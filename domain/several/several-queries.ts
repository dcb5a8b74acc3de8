import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many } from '@/db/sql'
import { stands } from '@/db/stands'
import type { Request } from '../claims/claim-queries'
import type { PlannedChild } from './reckoning-rules'

/** A stretch of time in a room. */
export type RoomStretch = { roomId: string; from: Date; to: Date }

/**
 * Locks the places of several stretches in the order that every writer keeps, by room and time,
 * before the first of them is claimed or ended: first the claims past their time that are in the
 * way, which end, then the quarter hours.
 */
export async function lockPlaces(on: Executor, stretches: RoomStretch[]): Promise<void> {
  const asked = sql`jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb)
    as s("roomId" uuid, "from" timestamptz, "to" timestamptz)`
  await on.execute(sql`
    select release_expired("roomId", null, "from", "to")
    from (select * from ${asked} order by "roomId", "from" offset 0) as s`)
  await on.execute(sql`
    select lock_stretches(array_agg("roomId"), array_agg("from"), array_agg("to")) from ${asked}`)
}

/** Writes a request before its claims; false if the key was used before. */
export async function insertRequest(
  on: Executor,
  accountId: string,
  { id, key, fingerprint }: Omit<Request, 'written'>,
): Promise<boolean> {
  const rows = await on.execute(sql`
    insert into booking_requests (id, account_id, key, fingerprint)
    values (${id}, ${accountId}, ${key}, ${fingerprint})
    on conflict on constraint booking_requests_once do nothing returning id`)
  return rows.length > 0
}

type PlannedRow = Omit<PlannedChild, 'marks' | 'bookings'> & {
  marks: { at: string; points: number }[]
  bookings: { day: string; startsAt: string; endsAt: string; open: boolean }[]
}

/**
 * The account's children, with everything that visits on these days depend on, in one query. The
 * booking `without` counts as ended, its allowance as returned.
 */
export async function findPlannedChildren(
  on: Executor,
  accountId: string,
  days: string[],
  now: Date,
  without: string | null,
): Promise<PlannedChild[]> {
  const at = instant(now)
  const rows = await on.execute<PlannedRow>(sql`
    with days as materialized (
      select d.day, policy_in_force(a.home_subdistrict_code, null, d.day) as policy
      from unnest(${many([...new Set(days)], 'date')}) as d(day), accounts a where a.id = ${accountId}
    )
    select c.id, c.name, c.birth_date::text as "birthDate", c.identity_sealed is not null as "hasIdentity",
      c.care_factor_hundredths as "factorHundredths",
      coalesce((select jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points))
        from marks m where m.child_id = c.id), '[]') as marks,
      coalesce((select jsonb_agg(jsonb_build_object('day', b.day, 'startsAt', b.starts_at, 'endsAt', b.ends_at,
          'open', to_come(b.status) and b.ends_at > ${at}))
        from bookings b
        where b.child_id = c.id and ${stands('b', now)}
          and b.starts_at > ${at} - interval '40 days' and b.id is distinct from ${without}::uuid), '[]') as bookings,
      coalesce((select jsonb_agg(jsonb_build_object('day', d.day,
          'period', coalesce(v.period_from, date_trunc((d.policy).allowance_period, d.day::timestamp)::date),
          'left', case when allowance_waits(c) then 0 else coalesce(v.granted - v.used, (d.policy).allowance_amount, 0)
            + coalesce((select e.amount from allowance_entries e join bookings b on b.id = e.booking_id
              where b.id = ${without}::uuid and b.child_id = c.id and e.kind = 'use'
                and e.period_from = v.period_from limit 1), 0) end))
        from days d
        left join allowance_balances v on v.child_id = c.id and d.day between v.period_from and v.period_to), '[]')
        as allowances
    from guardians g join children c on c.id = g.child_id
    where g.account_id = ${accountId}
    order by c.birth_date, c.id`)
  return rows.map((row) => ({
    ...row,
    marks: row.marks.map((mark) => ({ at: new Date(mark.at), points: mark.points })),
    bookings: row.bookings.map((booking) => ({
      ...booking,
      startsAt: new Date(booking.startsAt),
      endsAt: new Date(booking.endsAt),
    })),
  }))
}

/** Slots of a room that have not begun, as far ahead as they are made, in order of time. */
export async function findComingSlotIds(
  on: Executor,
  roomId: string,
  now: Date,
): Promise<string[]> {
  const rows = await on.execute<{ id: string }>(sql`
    select id from slots where room_id = ${roomId}::uuid and starts_at > ${instant(now)}
    order by starts_at, ends_at, id`)
  return rows.map((row) => row.id)
}

/** Which of these rooms are in the family's home subdistrict, in which it is a resident. */
export async function findHomeRoomIds(
  on: Executor,
  roomIds: string[],
  homeSubdistrictCode: string | null,
): Promise<string[]> {
  const rows = await on.execute<{ id: string }>(sql`
    select id from rooms where id = any (${many([...new Set(roomIds)], 'uuid')})
      and subdistrict_code = ${homeSubdistrictCode}::text`)
  return rows.map((row) => row.id)
}

/** What one of the account's presses wished for, as it was written; null if there is none. */
export async function findWish(
  on: Executor,
  accountId: string,
  requestId: string,
): Promise<string | null> {
  const [row] = await on.execute<{ fingerprint: string }>(sql`
    select fingerprint from booking_requests where id = ${requestId}::uuid and account_id = ${accountId}::uuid`)
  return row?.fingerprint ?? null
}
