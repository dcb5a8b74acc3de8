import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type NewRefusal = {
  id: string
  at: Date
  accountId: string
  childId: string
  homeSubdistrictCode: string | null
  slotId: string
  reason: string
  /** The limit that left no place, if that was the reason. */
  term: string | null
}

/**
 * Counts refusals, once for each id: age in completed months on the slot's day, home subdistrict
 * and reason. `day` is the slot's. Children of whom the account is no guardian are left out.
 */
export async function insertRefusals(on: Executor, refused: NewRefusal[]): Promise<void> {
  await on.execute(sql`
    insert into refusals (id, at, day, room_id, slot_id, reason, term, age_months, home_subdistrict_code)
    select one.id, one.at, s.day, s.room_id, s.id, one.reason, one.term,
      age_in_months(c.birth_date, s.day), one."homeSubdistrictCode"
    from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as one(id uuid, at timestamptz, "accountId" uuid,
      "childId" uuid, "homeSubdistrictCode" text, "slotId" uuid, reason text, term text)
    join guardians g on g.child_id = one."childId" and g.account_id = one."accountId"
    join children c on c.id = one."childId"
    join slots s on s.id = one."slotId"
    on conflict (id) do nothing`)
}
