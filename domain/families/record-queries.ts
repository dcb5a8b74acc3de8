import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import type { RoomPlace, RoomScope } from '../authority/scope-rules'
import type { IdentityKind, Relation } from '../children/types'
import type { BookingStatus } from '../claims/types'
import { inScope } from '../rooms/staff-queries'
import { nameContains } from '../shared/name-queries'
import { readingPurposes, scopeMonths } from './reading-rules'

/** Bookings of a child `c` in rooms of the scope, of the last months or to come; for an EXISTS. */
const bookedInScope = (scope: RoomScope, now: Date) => sql`
  from bookings b join rooms r on r.id = b.room_id join subdistricts sd on sd.code = r.subdistrict_code
  where b.child_id = c.id and ${inScope(scope)}
    and b.starts_at > ${instant(now)} - make_interval(months => ${scopeMonths}::integer)`

export type ChildInScope = {
  id: string
  name: string
  birthDate: string
  guardians: { name: string | null; phone: string }[]
}

/** Children with a booking in the scope, by a guardian's number or a part of the child's name. */
export async function selectChildrenInScope(
  on: Executor,
  scope: RoomScope,
  asked: { phone: string } | { name: string },
  { now, limit }: { now: Date; limit: number },
): Promise<ChildInScope[]> {
  const fits =
    'phone' in asked
      ? sql`c.id in (select g.child_id from guardians g join accounts a on a.id = g.account_id
          where a.phone = ${asked.phone})`
      : nameContains(sql`c.name_folded`, asked.name)
  const rows = await on.execute<ChildInScope>(sql`
    select c.id, c.name, c.birth_date::text as "birthDate",
      (select jsonb_agg(jsonb_build_object('name', a.name, 'phone', a.phone) order by g.created_at, a.id)
        from guardians g join accounts a on a.id = g.account_id where g.child_id = c.id) as guardians
    from children c
    where ${fits} and exists (select from guardians g where g.child_id = c.id)
      and exists (select ${bookedInScope(scope, now)})
    order by c.name, c.id
    limit ${limit}`)
  return [...rows]
}

export type RecordRow = {
  id: string
  name: string
  birthDate: string
  allergies: string | null
  notes: string | null
  identityKind: IdentityKind | null
  identityCountry: string | null
  identitySealed: string | null
  guardians: { name: string | null; phone: string; relation: Relation }[]
  /** The room of the scope the child was booked into last. */
  roomId: string
  /** Since when the actor may read the record, by the latest reason stated; null if none holds. */
  openedAt: string | null
}

/**
 * A child with a booking in the scope, and whether the member of staff stated a reason to read its
 * record since an instant; null if there is none.
 */
export async function selectRecord(
  on: Executor,
  scope: RoomScope,
  asked: { childId: string; staffId: string; since: Date; now: Date },
): Promise<RecordRow | null> {
  const [row] = await on.execute<RecordRow>(sql`
    select c.id, c.name, c.birth_date::text as "birthDate", c.allergies, c.notes,
      c.identity_kind as "identityKind", c.identity_country as "identityCountry",
      c.identity_sealed as "identitySealed", last.room_id as "roomId",
      (select jsonb_agg(jsonb_build_object('name', a.name, 'phone', a.phone, 'relation', g.relation)
          order by g.created_at, a.id)
        from guardians g join accounts a on a.id = g.account_id where g.child_id = c.id) as guardians,
      (select max(e.at) from audit_entries e where e.child_id = c.id
        and e.actor_id = ${asked.staffId}::uuid and e.action = 'child_read' and e.reason is not null
        and e.details ->> 'purpose' = any (${many(readingPurposes, 'text')})
        and e.at > ${instant(asked.since)}) as "openedAt"
    from children c
    cross join lateral (select b.room_id ${bookedInScope(scope, asked.now)}
      order by b.starts_at desc limit 1) as last
    where c.id = ${asked.childId}::uuid and exists (select from guardians g where g.child_id = c.id)`)
  return row ?? null
}

/** A room's place in the hierarchy; null if there is no such room. */
export async function selectPlace(on: Executor, roomId: string): Promise<RoomPlace | null> {
  const [row] = await on.execute<RoomPlace>(sql`
    select r.id, r.subdistrict_code as "subdistrictCode", sd.district_code as "districtCode",
      r.operator_id as "operatorId"
    from rooms r join subdistricts sd on sd.code = r.subdistrict_code where r.id = ${roomId}::uuid`)
  return row ?? null
}

export type RecordBooking = {
  id: string
  status: BookingStatus
  startsAt: Date
  endsAt: Date
  roomNameZh: string
  roomNameEn: string | null
  atDesk: boolean
}

/** The child's bookings in rooms of the scope, the latest first. */
export async function selectBookingsInScope(
  on: Executor,
  scope: RoomScope,
  childId: string,
  now: Date,
): Promise<RecordBooking[]> {
  const rows = await on.execute(sql`
    select b.id, b.status, b.starts_at as "startsAt", b.ends_at as "endsAt",
      r.name_zh as "roomNameZh", r.name_en as "roomNameEn", b.booked_by is not null as "atDesk"
    from children c cross join lateral (select b.* ${bookedInScope(scope, now)}) as b
    join rooms r on r.id = b.room_id
    where c.id = ${childId}::uuid
    order by b.starts_at desc, b.id limit 60`)
  return withDates<RecordBooking>(rows, { startsAt: Date, endsAt: Date })
}

export type RecordMark = {
  kind: 'missed' | 'late_cancellation' | 'late_collection'
  points: number
  at: Date
}

/** The child's marks of the last year, wherever they were given: they count everywhere. */
export async function selectMarks(on: Executor, childId: string, now: Date): Promise<RecordMark[]> {
  const rows = await on.execute(sql`
    select m.kind, m.points, m.marked_at as at from marks m
    where m.child_id = ${childId}::uuid
      and m.marked_at > ${instant(now)} - interval '1 year'
    order by m.marked_at desc, m.id`)
  return withDates<RecordMark>(rows, { at: Date })
}

/** The child's allowance on a day; null if nothing of it was used yet. */
export async function selectAllowanceOf(
  on: Executor,
  childId: string,
  day: string,
): Promise<{ unit: 'visits' | 'minutes'; granted: number; left: number } | null> {
  const [row] = await on.execute<{ unit: 'visits' | 'minutes'; granted: number; left: number }>(sql`
    select unit, granted, granted - used as left from allowance_balances
    where child_id = ${childId}::uuid and ${day}::date between period_from and period_to
    order by period_from desc limit 1`)
  return row ?? null
}
