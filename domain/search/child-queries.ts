import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { SearchedChild } from './types'

type Row = Omit<SearchedChild, 'busy' | 'marks'> & {
  busy: { day: string; from: string; to: string; open: boolean }[] | null
  marks: { at: string; points: number }[] | null
}

/**
 * The account's children, oldest first, with all that finding a place for them between two local
 * days depends on, in one query.
 */
export async function findSearchedChildren(
  on: Executor,
  accountId: string,
  days: { from: string; to: string },
  now: Date,
): Promise<SearchedChild[]> {
  const at = now.toISOString()
  const rows = await on.execute<Row>(sql`
    with months as materialized (
      select day::date as from_day, (day + interval '1 month' - interval '1 day')::date as to_day,
        (select (policy_in_force(a.home_subdistrict_code, null, greatest(day::date, ${days.from}::date))).allowance_amount
          from accounts a where a.id = ${accountId}) as amount
      from generate_series(date_trunc('month', ${days.from}::date), ${days.to}::date, interval '1 month') as day
    )
    select c.id, c.name, c.birth_date::text as "birthDate", c.care_factor_hundredths as "careFactorHundredths",
      c.identity_sealed is not null as "hasIdentity",
      (select jsonb_agg(jsonb_build_object('day', b.day, 'from', b.starts_at, 'to', b.ends_at,
          'open', b.status in ('held', 'offered', 'confirmed') and b.ends_at > ${at}::timestamptz))
        from bookings b
        where b.child_id = c.id and b.status not in ('cancelled', 'expired')
          and not (b.status in ('held', 'offered') and b.expires_at <= ${at}::timestamptz)
          and b.starts_at > ${at}::timestamptz - interval '40 days') as busy,
      (select jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points)) from marks m
        where m.child_id = c.id and m.marked_at > ${at}::timestamptz - interval '1096 days') as marks,
      (select jsonb_agg(jsonb_build_object('from', m.from_day, 'to', m.to_day,
          'left', coalesce(v.granted - v.used, m.amount, 0)) order by m.from_day)
        from months m left join allowance_balances v
          on v.child_id = c.id and m.from_day between v.period_from and v.period_to) as allowances
    from guardians g join children c on c.id = g.child_id
    where g.account_id = ${accountId}
    order by c.birth_date, c.id`)
  return rows.map((row) => ({
    ...row,
    busy: (row.busy ?? []).map(({ day, open, from, to }) => ({
      day,
      open,
      from: new Date(from),
      to: new Date(to),
    })),
    marks: (row.marks ?? []).map(({ at: when, points }) => ({ at: new Date(when), points })),
  }))
}
