import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, withDates } from '@/db/sql'

/** When slots of a room become bookable next, and from which day to which these are. */
export type Release = { at: Date; fromDay: string; toDay: string }

/**
 * The first release after an instant of each room in a set, as a table of `room_id`, `released_at`,
 * `from_day` and `to_day`; only of slots that could then be booked. Rooms without one have no row.
 */
export function firstReleases(roomIds: SQL, now: Date): SQL {
  return sql`
    select distinct on (s.room_id) s.room_id, s.released_at, min(s.day) as from_day, max(s.day) as to_day
    from slots s join rooms r on r.id = s.room_id
    where s.room_id in ${roomIds} and s.released_at > ${instant(now)}
      and s.starts_at > s.released_at and s.status = 'open' and r.status = 'open'
      and (r.suspended_from is null or s.day < r.suspended_from)
    group by s.room_id, s.released_at
    order by s.room_id, s.released_at`
}

/** The next release of one room; null if none is known yet. */
export async function selectNextRelease(
  on: Executor,
  roomId: string,
  now: Date,
): Promise<Release | null> {
  const rows = await on.execute(sql`
    select f.released_at as at, f.from_day::text as "fromDay", f.to_day::text as "toDay"
    from (${firstReleases(sql`(${roomId}::uuid)`, now)}) as f`)
  const [release] = withDates<Release>(rows, { at: Date })
  return release ?? null
}
