import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** One room, or the rooms of a division by its code (null: of the city). */
export type ReleasePlace = { roomId: string } | { divisionCode: string | null }

/**
 * The most days ahead that a room of the place releases its slots, by the settings in force today and
 * those dated for later; of one room, by what is set for it and above it. 0 before there are any.
 */
export async function selectReleaseDays(
  on: Executor,
  place: ReleasePlace,
  today: string,
): Promise<number> {
  const [row] = await on.execute<{ days: number }>(sql`
    select coalesce(max(said.days), 0)::integer as days from (
      (select distinct on (p.level, p.district_code, p.subdistrict_code, p.room_id) p.release_days_ahead as days
      from policies p
      where p.effective_from <= ${today}::date and ${concerns(place)}
        and (p.release_days_ahead is not null or 'release_days_ahead' = any (p.inherits))
      order by p.level, p.district_code, p.subdistrict_code, p.room_id, p.effective_from desc)
      union all
      select p.release_days_ahead from policies p where p.effective_from > ${today}::date and ${concerns(place)}
    ) as said`)
  return row?.days ?? 0
}

/** Whether settings `p` may decide for a room of the place. */
function concerns(place: ReleasePlace): SQL {
  if ('roomId' in place) {
    return sql`(p.level = 'city'
      or exists (select from rooms r join subdistricts s on s.code = r.subdistrict_code
        where r.id = ${place.roomId}::uuid
          and (p.district_code = s.district_code or p.subdistrict_code = s.code or p.room_id = r.id)))`
  }
  const code = place.divisionCode
  if (code === null) return sql`true`
  return sql`(p.level = 'city' or p.district_code = left(${code}, 6) or p.subdistrict_code like ${`${code}%`}
    or p.room_id in (select id from rooms where subdistrict_code like ${`${code}%`}))`
}
