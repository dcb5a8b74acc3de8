import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'

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
  const rows = await on.execute(sql`
    select slot_id as "slotId", at, free
    from free_by_quarter(${many(slotIds, 'uuid')}, ${ageMonths}::integer,
      ${homeSubdistrictCode}, ${instant(now)})
    order by slot_id, at`)
  return withDates<QuarterFree>(rows, { at: Date })
}
