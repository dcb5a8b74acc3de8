import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { withDates } from '@/db/sql'

/** One half hour of a day with slots: the fewest caregivers who count, and the most children. */
export type DutyHalfHour = { from: Date; caregivers: number; children: number; short: boolean }

/** Half hours of the day in which the room has slots, from the ledger. */
export async function selectDuty(
  on: Executor,
  roomId: string,
  day: string,
): Promise<DutyHalfHour[]> {
  const rows = await on.execute(sql`
    select to_timestamp(floor(extract(epoch from l.at) / 1800) * 1800) as "from",
      min(l.caregivers)::int as caregivers, max(l.heads)::int as children,
      bool_or(l.heads > 0 and cardinality(broken_terms(r, l, null)) > 0) as short
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id
    where l.room_id = ${roomId} and l.at >= shanghai(${day}::date, '00:00')
      and l.at < shanghai(${day}::date + 1, '00:00')
      and exists (select from slots s where s.room_id = l.room_id and s.day = ${day}::date
        and s.starts_at <= l.at and s.ends_at > l.at)
    group by 1 order by 1`)
  return withDates<DutyHalfHour>(rows, { from: Date })
}
