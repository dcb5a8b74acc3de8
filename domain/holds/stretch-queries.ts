import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import type { Span } from '../claims/types'

export type BusySpan = Span & { childId: string }

/** When the children have other visits that meet a stretch, anywhere; claims past their time do not count. */
export async function findBusySpans(
  on: Executor,
  childIds: string[],
  { from, to }: Span,
  now: Date,
): Promise<BusySpan[]> {
  const rows = await on.execute(sql`
    select b.child_id as "childId", b.starts_at as "from", b.ends_at as "to" from bookings b
    where b.child_id = any (${many(childIds, 'uuid')}) and ${stands('b', now)}
      and b.starts_at < ${instant(to)} and b.ends_at > ${instant(from)}
      and b.starts_at > ${instant(from)} - interval '1 day'
    order by b.child_id, b.starts_at`)
  return withDates<BusySpan>(rows, { from: Date, to: Date })
}
