import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import type { RoomPlace, RoomScope } from '../authority/scope-rules'
import type { Role } from '../shared/context'
import { nameContains } from '../shared/name-queries'
import { plainText } from '../shared/typed-number'

export type Names = { zh: string; en: string }

/** A role or an offer of one, with the names of its scope and where it lies. */
export type ScopedRow = {
  id: string
  role: Role['role']
  districtCode: string | null
  subdistrictCode: string | null
  operatorId: string | null
  roomId: string | null
  scope: Names | null
  /** Where a room is. */
  within: Names | null
  /** For `mayGrant`. */
  placeDistrictCode: string | null
  placeRooms: RoomPlace[]
  since: Date
  /** Who gave or offered it; null for the program itself. */
  by: string | null
}

export type RoleLine = ScopedRow & { accountId: string }
export type OfferLine = ScopedRow & { name: string; phone: string; expiresAt: Date }
export type PersonLine = {
  id: string
  name: string | null
  phone: string
  enrolled: boolean
  total: number
}

/** What a person's own scope shows of the roles in `r`: those inside it, and operators with a room in it. */
const visible = (scope: RoomScope) => sql`(${scope.city}
  or r.district_code = any (${many(scope.districtCodes, 'text')})
  or sd.district_code = any (${many(scope.districtCodes, 'text')})
  or r.subdistrict_code = any (${many(scope.subdistrictCodes, 'text')})
  or r.operator_id = any (${many(scope.operatorIds, 'uuid')})
  or rsd.district_code = any (${many(scope.districtCodes, 'text')})
  or rsd.code = any (${many(scope.subdistrictCodes, 'text')})
  or rm.operator_id = any (${many(scope.operatorIds, 'uuid')})
  or rm.id = any (${many(scope.roomIds, 'uuid')})
  or exists (select from rooms x join subdistricts xs on xs.code = x.subdistrict_code
    where x.operator_id = r.operator_id and (xs.district_code = any (${many(scope.districtCodes, 'text')})
      or xs.code = any (${many(scope.subdistrictCodes, 'text')}))))`

/** The names beside the columns of a scope in `r`. */
const joins = sql`
  left join districts d on d.code = r.district_code
  left join subdistricts sd on sd.code = r.subdistrict_code
  left join districts sdd on sdd.code = sd.district_code
  left join operators o on o.id = r.operator_id
  left join rooms rm on rm.id = r.room_id
  left join subdistricts rsd on rsd.code = rm.subdistrict_code
  left join districts rdd on rdd.code = rsd.district_code`

const scopeName = sql`
  case r.role
    when 'city_administrator' then json_build_object('zh', '上海市', 'en', 'Shanghai')
    when 'district_administrator' then json_build_object('zh', d.name_zh, 'en', d.name_en)
    when 'subdistrict_administrator' then json_build_object(
      'zh', sdd.name_zh || sd.name_zh, 'en', sd.name_en || ', ' || sdd.name_en)
    when 'operator' then json_build_object('zh', o.name, 'en', o.name)
    else json_build_object('zh', rm.name_zh, 'en', coalesce(rm.name_en, rm.name_zh))
  end`

const scoped = sql`
  r.id, r.role, r.district_code as "districtCode", r.subdistrict_code as "subdistrictCode",
  r.operator_id as "operatorId", r.room_id as "roomId", ${scopeName} as scope,
  case when rm.id is null then null else json_build_object(
    'zh', rdd.name_zh || rsd.name_zh, 'en', rsd.name_en || ', ' || rdd.name_en) end as within,
  sd.district_code as "placeDistrictCode",
  (select coalesce(json_agg(json_build_object('id', x.id, 'subdistrictCode', x.subdistrict_code,
      'districtCode', xs.district_code, 'operatorId', x.operator_id)), '[]')
    from rooms x join subdistricts xs on xs.code = x.subdistrict_code
    where x.id = r.room_id or x.operator_id = r.operator_id) as "placeRooms",
  r.created_at as since`

/** The name of a role's scope; null for one that is not there. */
export async function scopeNames(db: Executor, role: Role): Promise<Names | null> {
  const of = (key: string) => (key in role ? (role as Record<string, string>)[key] : null)
  const [row] = await db.execute<{ scope: Names | null }>(sql`
    select ${scopeName} as scope
    from (select ${role.role}::text as role, ${of('districtCode')}::text as district_code,
      ${of('subdistrictCode')}::text as subdistrict_code, ${of('operatorId')}::uuid as operator_id,
      ${of('roomId')}::uuid as room_id) r ${joins}`)
  return row?.scope ?? null
}

/** A page of the people with a role in the scope, by name; `search` is in the name or number. */
export async function selectPeople(
  db: Executor,
  scope: RoomScope,
  asked: { search: string; limit: number; offset: number; accountId?: string },
): Promise<PersonLine[]> {
  const one = asked.accountId ? sql`and a.id = ${asked.accountId}::uuid` : sql``
  return db.execute<PersonLine>(sql`
    select a.id, a.name, a.phone, count(*) over ()::int as total,
      exists (select from second_factors f
        where f.account_id = a.id and f.confirmed_at is not null) as enrolled
    from accounts a
    where a.id in (select r.account_id from roles r ${joins}
        where r.removed_at is null and ${visible(scope)})
      and ${matches(sql`a.name_folded`, sql`a.phone`, asked.search)} ${one}
    order by a.name nulls last, a.phone
    limit ${asked.limit} offset ${asked.offset}`)
}

/** Every role in force of these accounts, the highest first; `visible` says which the scope shows. */
export async function selectRolesOf(
  db: Executor,
  scope: RoomScope,
  accountIds: string[],
): Promise<(RoleLine & { visible: boolean })[]> {
  const rows = await db.execute(sql`
    select ${scoped}, r.account_id as "accountId", coalesce(g.name, '…' || right(g.phone, 4)) as by, ${visible(scope)} as visible
    from roles r ${joins} left join accounts g on g.id = r.granted_by
    where r.removed_at is null and r.account_id = any (${many(accountIds, 'uuid')})
    order by array_position(array['city_administrator', 'district_administrator',
      'subdistrict_administrator', 'operator', 'room_manager', 'caregiver'], r.role), r.created_at`)
  return withDates<RoleLine & { visible: boolean }>(rows, { since: Date })
}

/** Offers in the scope that can still be accepted, the latest first. */
export async function selectOpenOffers(
  db: Executor,
  scope: RoomScope,
  asked: { search: string; now: Date; limit: number },
): Promise<OfferLine[]> {
  const rows = await db.execute(sql`
    select ${scoped}, r.name, r.phone, r.expires_at as "expiresAt", coalesce(g.name, '…' || right(g.phone, 4)) as by
    from role_invitations r ${joins} left join accounts g on g.id = r.invited_by
    where r.accepted_at is null and r.withdrawn_at is null
      and r.expires_at > ${instant(asked.now)} and ${visible(scope)}
      and ${matches(sql`r.name_folded`, sql`r.phone`, asked.search)}
    order by r.created_at desc limit ${asked.limit}`)
  return withDates<OfferLine>(rows, { since: Date, expiresAt: Date })
}

/** Whether a text is part of the name, or its digits of the number. */
function matches(folded: SQL, phone: SQL, search: string): SQL {
  const text = search.trim().slice(0, 60)
  if (text === '') return sql`true`
  const digits = plainText(text).replace(/\D/g, '')
  return sql`(${nameContains(folded, text)} or (${digits.length >= 3} and ${phone} like ${`%${digits}%`}))`
}

/** A PostgreSQL array literal, so that the statement's text does not depend on the number. */
