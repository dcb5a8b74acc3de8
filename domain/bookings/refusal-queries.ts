import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type NewRefusals = {
  at: Date
  accountId: string
  homeSubdistrictCode: string | null
  slotId: string
  reason: string
  /** The limit that left no place, where that was the reason. */
  term: string | null
  children: { id: string; childId: string }[]
}

/**
 * Counts refusals, once for each id: age in completed months on the slot's day, home subdistrict
 * and reason. `day` is the slot's. Children of whom the account is no guardian are left out.
 */
export async function insertRefusals(on: Executor, refused: NewRefusals): Promise<void> {
  await on.execute(sql`
    insert into refusals (id, at, day, room_id, slot_id, reason, term, age_months, home_subdistrict_code)
    select one.id, ${refused.at.toISOString()}::timestamptz, s.day, s.room_id, s.id, ${refused.reason}::text,
      ${refused.term}::text,
      age_in_months(c.birth_date, s.day), ${refused.homeSubdistrictCode}::text
    from jsonb_to_recordset(${JSON.stringify(
      refused.children.map(({ id, childId }) => ({ id, child_id: childId })),
    )}::jsonb) as one(id uuid, child_id uuid)
    join guardians g on g.child_id = one.child_id and g.account_id = ${refused.accountId}::uuid
    join children c on c.id = one.child_id
    join slots s on s.id = ${refused.slotId}::uuid
    on conflict (id) do nothing`)
}
