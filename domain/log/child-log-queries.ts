import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'
import { nameIs } from '../shared/name-queries'
import { ownRooms } from './log-queries'
import type { LogScope } from './policy'

/** A child as it is told apart from another of the same name. */
export type NamedChild = { childId: string; birthMonth: string }

/** Children by number or whole name; outside the city only those with bookings in the scope's rooms. */
export async function selectChildren(
  on: Executor,
  scope: LogScope,
  by: { childId: string } | { name: string },
): Promise<NamedChild[]> {
  const rows = await on.execute<NamedChild>(sql`
    select c.id as "childId", to_char(c.birth_date, 'YYYY-MM') as "birthMonth" from children c
    where ${'childId' in by ? sql`c.id = ${by.childId}::uuid` : nameIs(sql`c.name_folded`, by.name)}
      and (${scope.city} or exists (select from bookings b
        where b.child_id = c.id and b.room_id in ${ownRooms(scope)}))
    order by c.birth_date, c.id limit 10`)
  return [...rows]
}

/** Whether a person has said since an instant why they open this child's log. */
export async function hasOpened(
  on: Executor,
  opened: { accountId: string; childId: string; since: Date; reason?: string },
): Promise<boolean> {
  const rows = await on.execute(sql`
    select from audit_entries e where e.child_id = ${opened.childId}::uuid
      and e.action = 'child_log_opened' and e.actor_id = ${opened.accountId}::uuid
      and e.at >= ${instant(opened.since)}
      and e.reason = coalesce(${opened.reason ?? null}::text, e.reason) limit 1`)
  return rows.length > 0
}

/** One line of the export for the yearly audit of children's data: numbers instead of names. */
export type ChildLogRow = {
  id: string
  at: Date
  /** The same to the microsecond, to go on from. */
  exactAt: string
  action: string
  accountId: string | null
  roles: string | null
  roomCode: string | null
  childId: string
  purpose: string | null
  reason: string | null
  origin: string | null
  seal: number | null
}

/** Entries about children between two instants, oldest first, after one already had. */
export async function selectChildLog(
  on: Executor,
  scope: LogScope,
  asked: { from: Date; to: Date; after: ChildLogRow | null },
  limit: number,
): Promise<ChildLogRow[]> {
  const { from, to, after } = asked
  const rows = await on.execute<Omit<ChildLogRow, 'at'>>(sql`
    with page as (
      select e.* from audit_entries e
      where e.child_id is not null and e.at < ${instant(to)}
        and (e.at, e.id) > (${after?.exactAt ?? from.toISOString()}::timestamptz,
          ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
        and (${scope.city} or e.room_id in ${ownRooms(scope)})
      order by e.at, e.id limit ${limit}
    )
    select e.id, e.at as "exactAt", e.action, e.actor_id as "accountId", r.code as "roomCode", e.child_id as "childId",
      (select string_agg(distinct role, ' ' order by role) from roles where account_id = e.actor_id) as roles,
      e.details->>'purpose' as purpose, e.reason, split_part(e.origin, ' ', 1) as origin,
      s.position::int as seal
    from page e
    left join rooms r on r.id = e.room_id
    left join audit_seals s on s.entry_id = e.id
    order by e.at, e.id`)
  return rows.map((row) => ({ ...row, at: new Date(row.exactAt) }))
}
