import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type QuarterFree = { slotId: string; at: Date; free: number }

/**
 * Free places of each quarter hour of the slots, for a child of an age in completed months (null:
 * the youngest each slot admits) and a family of a home subdistrict. To show, never to decide.
 */
export async function findFreePlaces(
  on: Executor,
  slotIds: string[],
  ageMonths: number | null,
  homeSubdistrictCode: string | null,
  now: Date,
): Promise<QuarterFree[]> {
  const rows = await on.execute<{ slotId: string; at: string; free: number }>(sql`
    select slot_id as "slotId", at, free
    from free_by_quarter(${`{${slotIds.join(',')}}`}::uuid[], ${ageMonths}::integer,
      ${homeSubdistrictCode}, ${now.toISOString()}::timestamptz)
    order by slot_id, at`)
  return rows.map((row) => ({ slotId: row.slotId, at: new Date(row.at), free: row.free }))
}
