import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'
import type { Role } from '../shared/context'

/** Readings of a child's record on one day, from one place and for one purpose. */
export type ChildRead = {
  day: string
  purpose:
    | 'care_of_the_day'
    | 'supervision'
    | 'desk'
    | 'call_family'
    | 'complaint'
    | 'safeguarding'
    | 'audit'
    | 'other'
  reason: string | null
  /** From which office; null if the room alone is known. */
  as: Role['role'] | null
  roomZh: string | null
  roomEn: string | null
  placeZh: string | null
  placeEn: string | null
}

/** Readings of the last twelve months, a line a day, place, purpose and reason; the latest first. */
export async function selectChildReads(
  on: Executor,
  childId: string,
  now: Date,
): Promise<ChildRead[]> {
  const rows = await on.execute<ChildRead>(sql`
    select read.day::text as day, read.purpose, read.reason, read."as",
      r.name_zh as "roomZh", r.name_en as "roomEn",
      coalesce(sd.name_zh, d.name_zh) as "placeZh", coalesce(sd.name_en, d.name_en) as "placeEn"
    from (
      select (e.at at time zone 'Asia/Shanghai')::date as day, e.details ->> 'purpose' as purpose,
        e.reason, e.details ->> 'as' as "as", e.room_id, e.details ->> 'place' as place, max(e.at) as last
      from audit_entries e
      where e.child_id = ${childId}::uuid and e.action in ('child_read', 'child_log_opened')
        and e.at > ${instant(now)} - interval '1 year'
      group by 1, 2, 3, 4, 5, 6
    ) as read
    left join rooms r on r.id = read.room_id
    left join subdistricts sd on sd.code = read.place
    left join districts d on d.code = read.place
    order by read.last desc, read.purpose
    limit 100`)
  return [...rows]
}
