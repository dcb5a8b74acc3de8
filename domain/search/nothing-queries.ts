import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import { takesBookings, within } from '../slots/find-queries'
import type { Where } from './fits-for'
import { admitsAll, begins, type FitFor } from './queries'

export type SlotCounts = {
  rooms: number
  slots: number
  otherAge: number
  /** The youngest and the oldest age that any of them takes, in completed months [from, to). */
  ageFrom: number
  ageTo: number
  tooShort: number
  notReleased: number
  nextRelease: Date | null
  afterClosing: number
}

/** What the slots are that a search looked at, and how many rooms there are, in one query. */
export async function countSlots(
  on: Executor,
  where: Where,
  children: FitFor[],
  now: Date,
): Promise<SlotCounts> {
  const at = instant(now)
  const rows = await on.execute(sql`
    with looked as materialized (
      select s.released_at, ${admitsAll(children)} as admits, s.age_from_months, s.age_to_months, ${takesBookings(at, null)} as open,
        s.ends_at - s.starts_at >= make_interval(mins => ${where.minutes ?? 0}::integer) as long_enough
      from slots s join rooms r on r.id = s.room_id
      where s.day = any (${many(where.days, 'date')}) and r.status <> 'draft' and s.ends_at > ${at}
        and ${within(where.place)} and (s.flexible or ${begins(sql`s.starts_at`, where)})
    ), fitting as (select * from looked where admits and long_enough)
    select (select count(*)::integer from rooms r where r.status <> 'draft' and ${within(where.place)}) as rooms,
      (select count(*)::integer from looked) as slots,
      (select count(*)::integer from looked where not admits) as "otherAge",
      (select coalesce(min(age_from_months), 0)::integer from looked) as "ageFrom",
      (select coalesce(max(age_to_months), 0)::integer from looked) as "ageTo",
      (select count(*)::integer from looked where admits and not long_enough) as "tooShort",
      (select count(*)::integer from fitting where released_at > ${at}) as "notReleased",
      (select min(released_at) from fitting where released_at > ${at}) as "nextRelease",
      (select count(*)::integer from fitting where released_at <= ${at} and not open) as "afterClosing"`)
  const [counts] = withDates<SlotCounts>(rows, { nextRelease: Date })
  if (!counts) throw new Error('no slots were counted')
  return counts
}
