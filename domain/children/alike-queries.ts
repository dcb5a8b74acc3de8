import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

type Side = { id: string; name: string; hasDocument: boolean; phones: string[] }

export type AlikeRow = { birthDate: string; kept: Side; other: Side }

const side = (
  alias: string,
) => sql`jsonb_build_object('id', ${sql.raw(alias)}.id, 'name', ${sql.raw(alias)}.name,
  'hasDocument', ${sql.raw(alias)}.identity_sealed is not null,
  'phones', (select coalesce(jsonb_agg(a.phone order by g.created_at), '[]') from guardians g
    join accounts a on a.id = g.account_id where g.child_id = ${sql.raw(alias)}.id))`

/** Records that wait for staff, each beside the earlier one it resembles; the oldest first. */
export async function selectAlike(on: Executor, limit: number): Promise<AlikeRow[]> {
  const rows = await on.execute<AlikeRow>(sql`
    select o.birth_date::text as "birthDate", ${side('k')} as kept, ${side('o')} as other
    from children o join children k on k.id = o.resembles
    where exists (select from guardians g where g.child_id = o.id)
    order by o.created_at, o.id limit ${limit}`)
  return [...rows]
}
