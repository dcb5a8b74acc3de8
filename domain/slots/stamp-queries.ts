import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'
import { addDays, instantOf } from '../shared/time'

/**
 * The stamp of a room's places on the days from one to another: another one after each change of its
 * limits, slots or claims there. PostgreSQL writes into each row by which transaction it was written.
 */
export async function selectPlacesStamp(
  on: Executor,
  roomId: string,
  { from, to }: { from: string; to: string },
): Promise<string> {
  const begins = instant(instantOf(from, '00:00'))
  const ends = instant(instantOf(addDays(to, 1), '00:00'))
  const rows = await on.execute<{ stamp: string }>(sql`
    select md5(coalesce(string_agg(written, ' ' order by written), '')) as stamp
    from (
      select l.xmin::text as written from capacity_ledger l
      where l.room_id = ${roomId} and l.at >= ${begins} and l.at < ${ends}
      union all
      select part.xmin::text from slots s join slot_ledger part on part.slot_id = s.id
      where s.room_id = ${roomId} and s.starts_at >= ${begins}
        and s.starts_at < ${ends}
    ) as rows`)
  if (!rows[0]) throw new Error('a stamp was not reckoned')
  return rows[0].stamp
}
