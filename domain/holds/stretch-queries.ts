import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
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
  const rows = await on.execute<{ childId: string; from: string; to: string }>(sql`
    select b.child_id as "childId", b.starts_at as "from", b.ends_at as "to" from bookings b
    where b.child_id = any (${`{${childIds.join(',')}}`}::uuid[]) and ${stands('b', now)}
      and b.starts_at < ${to.toISOString()}::timestamptz and b.ends_at > ${from.toISOString()}::timestamptz
      and b.starts_at > ${from.toISOString()}::timestamptz - interval '1 day'
    order by b.child_id, b.starts_at`)
  return rows.map((row) => ({
    childId: row.childId,
    from: new Date(row.from),
    to: new Date(row.to),
  }))
}
