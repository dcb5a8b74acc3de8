import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type AllowanceLeft = {
  childId: string
  childName: string
  unit: 'visits' | 'minutes'
  granted: number
  left: number
  /** Nothing is left until staff has seen a document; see `resembles` and the city's setting. */
  waits: boolean
}

/** What each child of the account has left on a day; before the first use, what will be granted. */
export async function findAllowances(
  on: Executor,
  accountId: string,
  day: string,
): Promise<AllowanceLeft[]> {
  const rows = await on.execute<AllowanceLeft>(sql`
    with policy as materialized (
      select (policy_in_force(a.home_subdistrict_code, null, ${day}::date)).*
      from accounts a where a.id = ${accountId})
    select c.id as "childId", c.name as "childName", coalesce(b.unit, p.allowance_unit) as unit,
      coalesce(b.granted, p.allowance_amount)::integer as granted, allowance_waits(c) as waits,
      case when allowance_waits(c) then 0 else coalesce(b.granted - b.used, p.allowance_amount) end::integer as left
    from policy p, guardians g join children c on c.id = g.child_id
    left join allowance_balances b on b.child_id = c.id and ${day}::date between b.period_from and b.period_to
    where g.account_id = ${accountId}
    order by c.birth_date, c.id`)
  return [...rows]
}
