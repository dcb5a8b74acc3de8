import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many } from '@/db/sql'
import { containing, nameContains } from '../shared/name-queries'
import type { LogScope } from './policy'

/** One entry as the log's page shows it. */
export type LogEntry = {
  id: string
  at: Date
  action: string
  subjectKind: string
  subjectId: string
  /** Names only of people with a role; a family stays a family. */
  actor: { kind: 'system' | 'visitor' | 'staff' | 'family'; name: string | null }
  room: { code: string; nameZh: string; nameEn: string | null } | null
  /** Whose settings, as the address of their page names the place; null if it is no policy. */
  policyOf: string | null
  aboutChild: boolean
  reason: string | null
  origin: string | null
  details: Record<string, unknown>
}

/** What narrows a search, found from what was typed; null does not narrow. */
export type Narrowing = {
  actorIds: string[] | null
  roomIds: string[] | null
  childId: string | null
  action: string | null
  from: Date | null
  to: Date | null
  reason: string | null
  after: string | null
}

/** The rooms, offices and policies of a scope; the city's is not asked. */
export const ownRooms = (scope: LogScope) => sql`(
  select r.id from rooms r join subdistricts s on s.code = r.subdistrict_code
  where s.district_code = any (${many(scope.districtCodes, 'text')})
    or r.subdistrict_code = any (${many(scope.subdistrictCodes, 'text')}))`

const ownDivisions = (scope: LogScope) => sql`(
  select s.code from subdistricts s where s.district_code = any (${many(scope.districtCodes, 'text')})
    or s.code = any (${many(scope.subdistrictCodes, 'text')})
  union all select unnest(${many(scope.districtCodes, 'text')}))`

/** Subjects of entries that belong to no room: settings, and people who hold or held a role here. */
const ownSubjects = (scope: LogScope) => sql`(
  select kind, d.code as id from ${ownDivisions(scope)} as d
  cross join unnest(array['policy', 'subdistrict', 'district']) as kind
  union
  select kind, o.id from (
    select r.account_id::text as id, r.room_id, coalesce(r.subdistrict_code, r.district_code) as code from roles r
    union all
    select i.id::text, i.room_id, coalesce(i.subdistrict_code, i.district_code) from role_invitations i
  ) as o cross join unnest(array['account', 'role_invitation']) as kind
  where o.code in ${ownDivisions(scope)} or o.room_id in ${ownRooms(scope)})`

/**
 * Entries of the log within a scope, newest first, at most so many. Found by the narrowest thing
 * asked for: a child, people, rooms; each has an index that ends with the time.
 */
export async function selectEntries(
  on: Executor,
  scope: LogScope,
  asked: Narrowing,
  limit: number,
): Promise<LogEntry[]> {
  const wanted = await conditions(on, asked)
  const page = sql`order by e.at desc, e.id desc limit ${limit}`
  const visible = scope.city
    ? sql`true`
    : sql`(e.room_id in (select id from own_rooms) or e.room_id is null and e.child_id is null
        and (e.subject_kind, e.subject_id) in (select kind, id from own_subjects))`
  const inRooms = asked.roomIds ? sql`e.room_id = any (${many(asked.roomIds, 'uuid')})` : sql`true`
  let found: SQL
  if (asked.childId) {
    found = sql`select e.* from audit_entries e where e.child_id = ${asked.childId}::uuid
      and ${visible} and ${inRooms} and ${wanted} ${page}`
  } else if (asked.actorIds) {
    found = sql`select e.* from unnest(${many(asked.actorIds, 'uuid')}) as a
      cross join lateral (select e.* from audit_entries e where e.actor_id = a
        and ${visible} and ${inRooms} and ${wanted} ${page}) as e`
  } else if (asked.roomIds) {
    found = sql`select e.* from unnest(${many(asked.roomIds, 'uuid')}) as r
      cross join lateral (select e.* from audit_entries e where e.room_id = r
        and ${visible} and ${wanted} ${page}) as e`
  } else if (scope.city) {
    found = sql`select e.* from audit_entries e where ${wanted} ${page}`
  } else {
    found = sql`select e.* from own_rooms r
      cross join lateral (select e.* from audit_entries e where e.room_id = r.id and ${wanted} ${page}) as e
      union all
      select e.* from own_subjects o join audit_entries e on e.subject_kind = o.kind and e.subject_id = o.id
      where e.room_id is null and e.child_id is null and ${wanted}`
  }
  const own = scope.city
    ? sql``
    : sql`own_rooms as materialized ${ownRooms(scope)}, own_subjects as materialized ${ownSubjects(scope)},`
  const rows = await on.execute<EntryRow>(sql`
    with ${own} found as (${found}), page as (select e.* from found e ${page})
    select e.id, e.at, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
      e.actor_kind as "actorKind", a.name as "actorName",
      exists (select from roles r where r.account_id = e.actor_id) as "actorHasRole",
      r.code as "roomCode", r.name_zh as "roomNameZh", r.name_en as "roomNameEn",
      case when e.subject_kind <> 'policy' then null when r.code is not null then 'room-' || r.code
        when e.subject_id ~ '^(city|[0-9]{6}|[0-9]{9})$' then e.subject_id end as "policyOf",
      e.child_id is not null as "aboutChild", e.reason, e.origin, e.details
    from page e
    left join accounts a on a.id = e.actor_id
    left join rooms r on r.id = e.room_id
    order by e.at desc, e.id desc`)
  return rows.map(toEntry)
}

type EntryRow = Omit<LogEntry, 'at' | 'actor' | 'room'> & {
  at: string
  actorKind: 'account' | 'system'
  actorName: string | null
  actorHasRole: boolean
  roomCode: string | null
  roomNameZh: string
  roomNameEn: string | null
}

function toEntry(row: EntryRow): LogEntry {
  const { actorKind, actorName, actorHasRole, roomCode, roomNameZh, roomNameEn, ...entry } = row
  const fromWeb = entry.origin?.startsWith('web ')
  const known = actorHasRole ? 'staff' : 'family'
  const kind = actorKind === 'account' ? known : fromWeb ? 'visitor' : 'system'
  return {
    ...entry,
    at: new Date(entry.at),
    actor: { kind, name: kind === 'staff' ? actorName : null },
    room: roomCode ? { code: roomCode, nameZh: roomNameZh, nameEn: roomNameEn } : null,
    // A family's network address is nobody's business here.
    origin: kind === 'family' && fromWeb ? 'web' : entry.origin,
  }
}

/** The conditions that every way of finding adds; the place to go on from is looked up first. */
async function conditions(on: Executor, asked: Narrowing): Promise<SQL> {
  const parts = [sql`true`]
  if (asked.action !== null) parts.push(sql`e.action = ${asked.action}`)
  if (asked.from) parts.push(sql`e.at >= ${instant(asked.from)}`)
  if (asked.to) parts.push(sql`e.at < ${instant(asked.to)}`)
  if (asked.reason !== null) {
    const like = containing(asked.reason)
    // Chinese has no small letters, and comparing without them is several times faster.
    const fits = /[a-z]/i.test(asked.reason)
      ? sql`e.reason ilike ${like}`
      : sql`e.reason like ${like}`
    parts.push(sql`e.reason is not null and ${fits}`)
  }
  if (asked.after) {
    const [last] = await on.execute<{ at: string }>(sql`
      select at::text as at from audit_entries where id = ${asked.after}::uuid`)
    if (last) parts.push(sql`(e.at, e.id) < (${last.at}::timestamptz, ${asked.after}::uuid)`)
  }
  return sql.join(parts, sql` and `)
}

/** Accounts by a whole number, or people with a role by a part of their name; at most so many. */
export async function selectActors(
  on: Executor,
  by: { phone: string } | { name: string },
  limit: number,
): Promise<string[]> {
  const rows = await on.execute<{ id: string }>(
    'phone' in by
      ? sql`select id from accounts where phone = ${by.phone}`
      : sql`select distinct a.id from roles r join accounts a on a.id = r.account_id
          where ${nameContains(sql`a.name_folded`, by.name)} order by a.id limit ${limit}`,
  )
  return rows.map((row) => row.id)
}

/** Rooms of a scope by their code or a part of their name; at most so many. */
export async function selectRoomsNamed(
  on: Executor,
  scope: LogScope,
  text: string,
  limit: number,
): Promise<string[]> {
  const rows = await on.execute<{ id: string }>(sql`
    select r.id from rooms r where (r.code = ${text} or ${nameContains(sql`r.name_folded`, text)})
      and (${scope.city} or r.id in ${ownRooms(scope)})
    order by r.code = ${text} desc, r.code limit ${limit}`)
  return rows.map((row) => row.id)
}
