import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { subjectOf } from './level-rules'
import type { PolicyPlace } from './types'

type Row = {
  id: string
  at: string
  by: string | null
  action: 'policy_set' | 'policy_withdrawn'
  reason: string | null
  effectiveFrom: string | null
  changes: Record<string, [from: unknown, to: unknown]> | null
}

/** What was changed in the settings of a place itself, latest first, a page at a time. */
export async function selectHistory(
  db: Executor,
  place: PolicyPlace,
  page: { offset: number; limit: number },
): Promise<{ entries: (Omit<Row, 'at'> & { at: Date })[]; total: number }> {
  const rows = await db.execute<Row & { total: number }>(sql`
    select e.id, e.at, a.name as by, e.action, e.reason, e.details->>'effectiveFrom' as "effectiveFrom",
      e.details->'changes' as changes, count(*) over ()::int as total
    from audit_entries e left join accounts a on a.id = e.actor_id
    where e.subject_kind = 'policy' and e.subject_id = ${subjectOf(place)}
      and e.action in ('policy_set', 'policy_withdrawn')
    order by e.at desc, e.id desc offset ${page.offset} limit ${page.limit}`)
  return {
    entries: rows.map(({ total: _, at, ...row }) => ({ ...row, at: new Date(at) })),
    total: rows[0]?.total ?? 0,
  }
}
