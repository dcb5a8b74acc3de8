import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, withDates } from '@/db/sql'
import type { Role } from '../shared/context'

/** Who did something to a room: a person with the office held then, else the one held last, or the system. */
export type Author = { byPerson: boolean; name: string | null; office: Role['role'] | null }

/** A change that may have moved a limit of a room's day: from the log, without names of families. */
export type LimitChange = Author & {
  id: string
  at: Date
  action: string
  subjectKind: string
  subjectId: string
  reason: string | null
  /** Field by field, from what to what. */
  changes: Record<string, [from: unknown, to: unknown]>
  /** The level of a policy, and from when it holds. */
  level: string | null
  effectiveFrom: string | null
}

const author = sql`
  left join accounts who on who.id = e.actor_id
  left join lateral (
    select role from roles where account_id = e.actor_id
    order by (created_at <= e.at and (removed_at is null or removed_at > e.at)) desc,
      removed_at desc nulls first,
      array_position(array['city_administrator', 'district_administrator',
      'subdistrict_administrator', 'operator', 'room_manager', 'caregiver'], role) limit 1
  ) as held on true`

/**
 * What was changed of a room, its roster and slots of a day, its staff and the policies over it,
 * the latest first.
 */
export async function selectLimitChanges(
  on: Executor,
  room: { id: string; subdistrictCode: string; districtCode: string },
  asked: { day: string; until: Date; limit: number },
): Promise<LimitChange[]> {
  const { day } = asked
  const rows = await on.execute(sql`
    with entries as (
      select a.* from audit_entries a
      where a.room_id = ${room.id}::uuid and a.at <= ${instant(asked.until)} and (
        a.subject_kind in ('room', 'caregiver')
          and (a.action <> 'roster_person_set' or a.details->'days' ? ${day})
        or a.subject_kind = 'roster' and (a.details->>'day' = ${day} or a.details->'days' ? ${day})
        or a.subject_kind = 'slot' and a.subject_id in (
          select id::text from slots where room_id = ${room.id}::uuid and day = ${day}::date))
      union
      select a.* from audit_entries a
      where a.subject_kind = 'policy' and a.at <= ${instant(asked.until)}
        and a.subject_id in ('city', ${room.districtCode}, ${room.subdistrictCode}, ${room.id})
        and a.details->>'effectiveFrom' <= ${day}
    )
    select e.id, e.at, e.action, e.subject_kind as "subjectKind",
      coalesce(e.details->>'policyId', e.subject_id) as "subjectId", e.reason, coalesce(e.details->'changes', '{}') as changes, e.details->>'level' as level,
      e.details->>'effectiveFrom' as "effectiveFrom", e.actor_id is not null as "byPerson", who.name, held.role as office
    from entries e ${author}
    order by e.at desc, e.id desc
    limit ${asked.limit}`)
  return withDates<LimitChange>(rows, { at: Date })
}

/** When a place of the room at an instant was last claimed, and last given back; no names. */
export async function selectLastClaims(
  on: Executor,
  roomId: string,
  at: Date,
): Promise<{ claimedAt: Date | null; cancelledAt: Date | null }> {
  const rows = await on.execute(sql`
    select max(claimed_at) as "claimedAt", max(cancelled_at) as "cancelledAt" from bookings
    where room_id = ${roomId}::uuid and starts_at <= ${instant(at)}
      and starts_at > ${instant(at)} - interval '1 day'
      and ends_at > ${instant(at)}`)
  const [row] = withDates<{ claimedAt: Date | null; cancelledAt: Date | null }>(rows, {
    claimedAt: Date,
    cancelledAt: Date,
  })
  return row ?? { claimedAt: null, cancelledAt: null }
}
