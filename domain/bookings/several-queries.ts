import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Request } from './claim-queries'

/** A stretch of time in a room. */
export type RoomStretch = { roomId: string; from: Date; to: Date }

/**
 * Locks the places of several stretches in the order everybody keeps, by room and time, before the
 * first of them is claimed or ended: first the claims past their time that are in the way, which
 * end, then the quarter hours.
 */
export async function lockPlaces(on: Executor, stretches: RoomStretch[]): Promise<void> {
  const asked = sql`jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb)
    as s("roomId" uuid, "from" timestamptz, "to" timestamptz)`
  await on.execute(sql`
    select release_expired("roomId", null, "from", "to")
    from (select * from ${asked} order by "roomId", "from" offset 0) as s`)
  await on.execute(sql`
    select 1 from capacity_ledger l join (
      select distinct s."roomId", at from ${asked}
      cross join lateral generate_series(s."from", s."to" - interval '15 minutes', interval '15 minutes') as at
    ) as q on q."roomId" = l.room_id and q.at = l.at
    order by l.room_id, l.at for update of l`)
}

/** Writes a request before its claims; false where the key was used before. */
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
