import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { RoomPlace } from '../shared/actor'
import type { RoomScope } from './scope'

/** A room as its staff sees it. */
export type StaffRoom = RoomPlace & {
  code: string
  nameZh: string
  nameEn: string | null
  status: 'draft' | 'open' | 'suspended'
  statusReason: string | null
  licensedPlaces: number
  playAreaDm2: number | null
}

/** One line of the list of rooms: its state and its day in numbers. */
export type ManagedRoomLine = Pick<StaffRoom, 'id' | 'code' | 'nameZh' | 'nameEn' | 'status'> & {
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
  or sd.district_code = any (${list(scope.districtCodes)}::text[])
  or r.subdistrict_code = any (${list(scope.subdistrictCodes)}::text[])
  or r.operator_id = any (${list(scope.operatorIds)}::uuid[])
  or r.id = any (${list(scope.roomIds)}::uuid[]))`

/** The room by its code or id, within the scope; null for one outside it and for none at all. */
export async function findStaffRoom(
  on: Executor,
  scope: RoomScope,
  room: { code: string } | { id: string },
): Promise<StaffRoom | null> {
  const [row] = await on.execute<StaffRoom>(sql`
    select r.id, r.code, r.subdistrict_code as "subdistrictCode", sd.district_code as "districtCode",
      r.operator_id as "operatorId", r.name_zh as "nameZh", r.name_en as "nameEn", r.status,
      r.status_reason as "statusReason", r.licensed_places as "licensedPlaces",
      r.play_area_dm2 as "playAreaDm2"
    from rooms r join subdistricts sd on sd.code = r.subdistrict_code
    where ${'code' in room ? sql`r.code = ${room.code}` : sql`r.id = ${room.id}::uuid`}
      and ${inScope(scope)}`)
  return row ?? null
}

/**
 * Rooms of a scope whose name or code contains a text, those falling short first, then by name;
 * with how many there are in all.
 */
export async function selectManagedRooms(
  on: Executor,
  scope: RoomScope,
  asked: { today: string; now: Date; search: string; limit: number },
): Promise<{ rooms: ManagedRoomLine[]; total: number }> {
  const pattern = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`
  const found = await on.execute<ManagedRoomLine & { total: number }>(sql`
    with chosen as materialized (
      select r.id, r.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.status,
        d.name_zh as "districtZh", d.name_en as "districtEn",
        sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
        (select count(*)::int from shortfalls f where f.room_id = r.id
          and f.day >= ${asked.today}::date and f.resolved_at is null) as shortfalls,
        count(*) over ()::int as total
      from rooms r
      join subdistricts sd on sd.code = r.subdistrict_code
      join districts d on d.code = sd.district_code
      where ${inScope(scope)} and (${asked.search === ''}
        or r.name_zh ilike ${pattern} or r.name_en ilike ${pattern} or r.code ilike ${pattern})
      order by shortfalls desc, r.name_zh, r.id
      limit ${asked.limit}
    )
    select c.*,
      (select count(*)::int from slots s
        where s.room_id = c.id and s.day = ${asked.today}::date) as "slotsToday",
      (select count(*)::int from bookings b
        where b.room_id = c.id and b.day = ${asked.today}::date
          and b.starts_at >= shanghai(${asked.today}::date, '00:00')
          and b.starts_at < shanghai(${asked.today}::date + 1, '00:00')
          and b.status not in ('cancelled', 'expired')
          and not (b.status in ('held', 'offered')
            and b.expires_at <= ${asked.now.toISOString()}::timestamptz)) as "bookingsToday"
    from chosen c
    order by c.shortfalls desc, c."nameZh", c.id`)
  return {
    rooms: found.map(({ total: _, ...room }) => room),
    total: found[0]?.total ?? 0,
  }
}

/** A PostgreSQL array literal, so that the statement's text does not depend on the number. */
function list(values: string[]): string {
  return `{${values.join(',')}}`
}
