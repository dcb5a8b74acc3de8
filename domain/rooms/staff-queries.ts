import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { many } from '@/db/sql'
import { stands } from '@/db/stands'
import type { RoomPlace, RoomScope } from '../authority/scope-rules'
import { roomNamed } from '../shared/name-queries'
import type { RoomState } from './types'

/** A room as its staff sees it. */
export type StaffRoom = RoomPlace & {
  code: string
  nameZh: string
  nameEn: string | null
  status: 'draft' | 'open' | 'suspended'
  statusReason: string | null
  /** The first day without children; null if none is planned. */
  suspendedFrom: string | null
  licensedPlaces: number
  playAreaDm2: number | null
}

/** One line of the list of rooms: its state and its day in numbers. */
export type ManagedRoomLine = Pick<
  StaffRoom,
  'id' | 'code' | 'nameZh' | 'nameEn' | 'status' | 'suspendedFrom'
> & {
  operatorName: string | null
  districtZh: string
  districtEn: string
  subdistrictZh: string
  subdistrictEn: string
  /** Shortfalls from today on that nobody has resolved. */
  shortfalls: number
  slotsToday: number
  bookingsToday: number
}

/** Whether a room `r`, with its subdistrict `sd`, lies in the scope; for a WHERE. */
export const inScope = (scope: RoomScope) => sql`(${scope.city}
  or sd.district_code = any (${many(scope.districtCodes, 'text')})
  or r.subdistrict_code = any (${many(scope.subdistrictCodes, 'text')})
  or r.operator_id = any (${many(scope.operatorIds, 'uuid')})
  or r.id = any (${many(scope.roomIds, 'uuid')}))`

/** The room by its code or id, within the scope; null for one outside it and for none at all. */
export async function findStaffRoom(
  on: Executor,
  scope: RoomScope,
  room: { code: string } | { id: string },
): Promise<StaffRoom | null> {
  const [row] = await on.execute<StaffRoom>(sql`
    select r.id, r.code, r.subdistrict_code as "subdistrictCode", sd.district_code as "districtCode",
      r.operator_id as "operatorId", r.name_zh as "nameZh", r.name_en as "nameEn", r.status,
      r.status_reason as "statusReason", r.suspended_from::text as "suspendedFrom",
      r.licensed_places as "licensedPlaces",
      r.play_area_dm2 as "playAreaDm2"
    from rooms r join subdistricts sd on sd.code = r.subdistrict_code
    where ${'code' in room ? sql`r.code = ${room.code}` : sql`r.id = ${room.id}::uuid`}
      and ${inScope(scope)}`)
  return row ?? null
}

/** Which rooms of a list are asked for; empty texts and nulls ask for all. */
export type RoomFilters = {
  search: string
  state: RoomState | null
  /** A district's or subdistrict's code. */
  divisionCode: string | null
  operatorId: string | null
}

type Asked = RoomFilters & { today: string; now: Date; limit: number; offset: number }

/** Whether rooms `r` in subdistricts `sd` match, for a WHERE; `f.shortfalls` is how many each has. */
function matching(asked: Asked) {
  const { state, divisionCode, operatorId } = asked
  return sql`(${asked.search === ''} or ${roomNamed(sql`r`, asked.search)})
    and (${divisionCode}::text is null or sd.code = ${divisionCode}::text
      or sd.district_code = ${divisionCode}::text)
    and (${operatorId}::uuid is null or r.operator_id = ${operatorId}::uuid)
    and case ${state ?? 'all'} when 'all' then true
      when 'planned' then r.status = 'open' and r.suspended_from is not null
      when 'short' then f.shortfalls > 0
      else r.status = ${state} end`
}

/**
 * A page of the rooms of a scope that match, those falling short first, then by name; with how many
 * there are in all.
 */
export async function selectManagedRooms(
  on: Executor,
  scope: RoomScope,
  asked: Asked,
): Promise<{ rooms: ManagedRoomLine[]; total: number }> {
  const found = await on.execute<ManagedRoomLine & { total: number }>(sql`
    with chosen as materialized (
      select r.id, r.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.status,
        r.suspended_from::text as "suspendedFrom", o.name as "operatorName",
        d.name_zh as "districtZh", d.name_en as "districtEn",
        sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
        f.shortfalls, count(*) over ()::int as total
      from rooms r
      join subdistricts sd on sd.code = r.subdistrict_code
      join districts d on d.code = sd.district_code
      left join operators o on o.id = r.operator_id
      cross join lateral (select count(*)::int as shortfalls from shortfalls f
        where f.room_id = r.id and f.day >= ${asked.today}::date and f.resolved_at is null) as f
      where ${inScope(scope)} and ${matching(asked)}
      order by f.shortfalls desc, r.name_zh, r.id
      limit ${asked.limit} offset ${asked.offset}
    )
    select c.*,
      (select count(*)::int from slots s
        where s.room_id = c.id and s.day = ${asked.today}::date) as "slotsToday",
      (select count(*)::int from bookings b
        where b.room_id = c.id and b.child_id is not null and b.day = ${asked.today}::date
          and b.starts_at >= shanghai(${asked.today}::date, '00:00')
          and b.starts_at < shanghai(${asked.today}::date + 1, '00:00')
          and ${stands('b', asked.now)}) as "bookingsToday"
    from chosen c
    order by c.shortfalls desc, c."nameZh", c.id`)
  return {
    rooms: found.map(({ total: _, ...room }) => room),
    total: found[0]?.total ?? 0,
  }
}

/** What a list of rooms can be narrowed by: how many there are in each state, place and operator. */
export type RoomFacets = {
  total: number
  states: Record<RoomState, number>
  subdistricts: {
    code: string
    nameZh: string
    nameEn: string
    districtCode: string
    districtZh: string
    districtEn: string
  }[]
  operators: { id: string; name: string }[]
}

/** The facets of all rooms of a scope, in one statement. */
export async function selectRoomFacets(
  on: Executor,
  scope: RoomScope,
  today: string,
): Promise<RoomFacets> {
  const [row] = await on.execute<RoomFacets>(sql`
    with mine as materialized (
      select r.status, r.suspended_from, r.subdistrict_code, r.operator_id,
        exists (select from shortfalls f where f.room_id = r.id and f.day >= ${today}::date
          and f.resolved_at is null) as short
      from rooms r join subdistricts sd on sd.code = r.subdistrict_code where ${inScope(scope)}
    )
    select count(*)::int as total,
      jsonb_build_object('open', count(*) filter (where status = 'open'),
        'draft', count(*) filter (where status = 'draft'),
        'suspended', count(*) filter (where status = 'suspended'),
        'planned', count(*) filter (where status = 'open' and suspended_from is not null),
        'short', count(*) filter (where short)) as states,
      coalesce((select jsonb_agg(jsonb_build_object('code', sd.code, 'nameZh', sd.name_zh,
          'nameEn', sd.name_en, 'districtCode', d.code, 'districtZh', d.name_zh,
          'districtEn', d.name_en) order by sd.code)
        from subdistricts sd join districts d on d.code = sd.district_code
        where sd.code in (select subdistrict_code from mine)), '[]') as subdistricts,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
        from operators o where o.id in (select operator_id from mine)), '[]') as operators
    from mine`)
  if (!row) throw new Error('facets are always one row')
  return row
}

/** A PostgreSQL array literal, so that the statement's text does not depend on the number. */
