import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { children, guardians } from '@/db/schema/families'
import { instant, many } from '@/db/sql'
import type { Language, Write } from '../shared/context'
import { scopeMonths } from './reading-rules'

export type FamilyRow = {
  accountId: string
  name: string | null
  phone: string
  language: Language
  homeSubdistrictCode: string | null
}

const familyRow = {
  accountId: accounts.id,
  name: accounts.name,
  phone: accounts.phone,
  language: accounts.language,
  homeSubdistrictCode: accounts.homeSubdistrictCode,
}

/** The account of a number or an id; null if there is none. */
export async function selectFamily(
  on: Executor,
  asked: { phone: string } | { accountId: string },
): Promise<FamilyRow | null> {
  const [row] = await on
    .select(familyRow)
    .from(accounts)
    .where('phone' in asked ? eq(accounts.phone, asked.phone) : eq(accounts.id, asked.accountId))
  return row ?? null
}

/** The least of the account's children: name and birth date, the eldest first. */
export function selectChildrenOfFamily(on: Executor, accountId: string) {
  return on
    .select({ id: children.id, name: children.name, birthDate: children.birthDate })
    .from(guardians)
    .innerJoin(children, eq(children.id, guardians.childId))
    .where(and(eq(guardians.accountId, accountId)))
    .orderBy(asc(children.birthDate), asc(children.id))
}

/** Whether this member of staff found or registered the family at the room's desk since an instant. */
export async function wasFoundAtDesk(
  on: Executor,
  asked: { staffId: string; roomId: string; accountId: string; since: Date },
): Promise<boolean> {
  const rows = await on.execute(sql`
    select 1 from audit_entries e
    where e.actor_id = ${asked.staffId}::uuid and e.at > ${instant(asked.since)}
      and e.action in ('find-family', 'register-family')
      and e.subject_kind = 'account' and e.subject_id = ${asked.accountId}
      and e.room_id = ${asked.roomId}::uuid
    limit 1`)
  return rows.length > 0
}

/**
 * Whether a room knows a family: within the last months one of its children was cared for here, or it was
 * registered here or showed itself here.
 */
export async function isKnownAtDesk(
  on: Executor,
  asked: { roomId: string; accountId: string; now: Date },
): Promise<boolean> {
  const since = sql`${instant(asked.now)} - make_interval(months => ${scopeMonths}::integer)`
  const rows = await on.execute(sql`
    select 1 where exists (
      select from bookings b where b.account_id = ${asked.accountId}::uuid
        and b.room_id = ${asked.roomId}::uuid and b.status = 'attended' and b.starts_at > ${since})
    or exists (
      select from audit_entries e where e.subject_kind = 'account' and e.subject_id = ${asked.accountId}
        and e.room_id = ${asked.roomId}::uuid and e.at > ${since}
        and (e.action = 'register-family'
          or e.action = 'find-family' and e.details ->> 'by' in ('code', 'booking')))`)
  return rows.length > 0
}

/** The bookings that an account made in a room and that stand or were kept. */
export async function selectBookingsAtDesk(
  on: Executor,
  asked: { roomId: string; accountId: string },
): Promise<string[]> {
  const rows = await on.execute<{ id: string }>(sql`
    select b.id from bookings b where b.account_id = ${asked.accountId}::uuid
      and b.room_id = ${asked.roomId}::uuid and b.status in ('confirmed', 'attended')`)
  return rows.map(({ id }) => id)
}

/** Notes that names and ages of these children were shown at a desk, once a person, child and day. */
export async function insertDeskReads(
  { actor, now, tx, origin }: Write,
  roomId: string,
  childIds: string[],
): Promise<void> {
  if (actor.kind !== 'account' || childIds.length === 0) return
  const at = instant(now)
  await tx.execute(sql`
    insert into audit_entries (id, at, actor_id, actor_kind, action, subject_kind, subject_id,
      room_id, child_id, origin, details)
    select uuid_v7(), ${at}, ${actor.accountId}::uuid, 'account', 'child_read', 'child',
      c.id::text, ${roomId}::uuid, c.id, ${origin ?? null}::text, '{"purpose": "desk"}'::jsonb
    from children c
    where c.id = any (${many(childIds, 'uuid')}) and not exists (
      select from audit_entries e where e.child_id = c.id and e.actor_id = ${actor.accountId}::uuid
        and e.action = 'child_read' and e.details ->> 'purpose' = 'desk' and e.room_id = ${roomId}::uuid
        and e.at >= date_trunc('day', ${at}, 'Asia/Shanghai'))
    order by c.id`)
}
