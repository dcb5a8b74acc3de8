import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'

/** Why somebody from an office above a room reads its children's records, and from which office. */
export type StatedReading = {
  purpose: string
  reason: string
  as: string | null
  place: string | null
}

/** The reason a member of staff stated last, since an instant, for a room and a day; null if none. */
export async function findStatedReason(
  on: Executor,
  asked: { staffId: string; roomId: string; day: string; since: Date },
): Promise<StatedReading | null> {
  const [row] = await on.execute<StatedReading>(sql`
    select e.details ->> 'purpose' as purpose, e.reason, e.details ->> 'as' as "as",
      e.details ->> 'place' as place
    from audit_entries e
    where e.actor_id = ${asked.staffId}::uuid and e.at > ${instant(asked.since)}
      and e.action = 'open-room-day' and e.room_id = ${asked.roomId}::uuid
      and e.details ->> 'day' = ${asked.day}
    order by e.at desc, e.id desc limit 1`)
  return row ?? null
}
