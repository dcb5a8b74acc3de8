import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { RoomScope } from '../authority/scope-rules'
import { containing, roomNamed } from '../shared/name-queries'
import { foldName } from '../shared/names'
import type { PolicyPlace } from './types'

/** A place below another: how many settings it makes itself, and how many places below it make any. */
export type ChildPlace = {
  /** As the address of its page names it. */
  where: string
  nameZh: string
  nameEn: string | null
  own: number
  below: number
}

const ownSettings = (of: ReturnType<typeof sql>, day: string) => sql`(
  select count(*)::int from (
    select distinct on (says.key) says.value
    from policies p cross join lateral jsonb_each(policy_says(p)) as says
    where ${of} and p.effective_from <= ${day}::date
    order by says.key, p.effective_from desc
  ) as latest where latest.value <> 'null')`

/** The places directly below one, by name, with settings of their own on a day. */
export async function selectChildren(
  db: Executor,
  { target, district, subdistrict }: PolicyPlace,
  day: string,
): Promise<ChildPlace[]> {
  switch (target.level) {
    case 'city':
      return db.execute<ChildPlace>(sql`
        select d.code as where, d.name_zh as "nameZh", d.name_en as "nameEn",
          ${ownSettings(sql`p.district_code = d.code`, day)} as own,
          (select count(distinct coalesce(p.subdistrict_code, p.room_id::text))::int
            from policies p left join rooms r on r.id = p.room_id
            join subdistricts s on s.code = coalesce(p.subdistrict_code, r.subdistrict_code)
            where s.district_code = d.code and p.effective_from <= ${day}::date) as below
        from districts d order by d.code`)
    case 'district':
      return db.execute<ChildPlace>(sql`
        select s.code as where, s.name_zh as "nameZh", s.name_en as "nameEn",
          ${ownSettings(sql`p.subdistrict_code = s.code`, day)} as own,
          (select count(distinct p.room_id)::int from policies p join rooms r on r.id = p.room_id
            where r.subdistrict_code = s.code and p.effective_from <= ${day}::date) as below
        from subdistricts s where s.district_code = ${district?.code ?? ''} order by s.code`)
    case 'subdistrict':
      return db.execute<ChildPlace>(sql`
        select 'room-' || r.code as where, r.name_zh as "nameZh", r.name_en as "nameEn",
          ${ownSettings(sql`p.room_id = r.id`, day)} as own, 0 as below
        from rooms r where r.subdistrict_code = ${subdistrict?.code ?? ''}
        order by r.name_zh, r.id`)
    case 'room':
      return []
  }
}

/** A place found by its name: with what it lies in, to tell near twins apart. */
export type FoundPlace = {
  where: string
  level: 'district' | 'subdistrict' | 'room'
  nameZh: string
  nameEn: string | null
  inZh: string
  inEn: string
}

/**
 * Districts, subdistricts and rooms of a scope whose name or code contains a text, the wider first;
 * with how many there are in all. For a room's staff, only its rooms.
 */
export async function selectPlacesNamed(
  db: Executor,
  scope: RoomScope,
  asked: { search: string; limit: number },
): Promise<{ places: FoundPlace[]; total: number }> {
  const pattern = containing(foldName(asked.search))
  const list = (values: string[]) => `{${values.join(',')}}`
  const inDistrict = sql`(${scope.city} or d.code = any (${list(scope.districtCodes)}::text[]))`
  const inSubdistrict = sql`(${inDistrict}
    or s.code = any (${list(scope.subdistrictCodes)}::text[]))`
  const rows = await db.execute<FoundPlace & { total: number }>(sql`
    select *, count(*) over ()::int as total from (
      select d.code as where, 'district' as level, d.name_zh as "nameZh", d.name_en as "nameEn",
        '' as "inZh", '' as "inEn", 1 as rank
      from districts d where ${inDistrict}
        and (d.name_zh ilike ${pattern} or d.name_en ilike ${pattern} or d.code like ${pattern})
      union all
      select s.code, 'subdistrict', s.name_zh, s.name_en, d.name_zh, d.name_en, 2
      from subdistricts s join districts d on d.code = s.district_code where ${inSubdistrict}
        and (s.name_zh ilike ${pattern} or s.name_en ilike ${pattern} or s.code like ${pattern})
      union all
      select 'room-' || r.code, 'room', r.name_zh, r.name_en, d.name_zh || ' · ' || s.name_zh,
        d.name_en || ' · ' || s.name_en, 3
      from rooms r join subdistricts s on s.code = r.subdistrict_code
      join districts d on d.code = s.district_code
      where (${inSubdistrict} or r.operator_id = any (${list(scope.operatorIds)}::uuid[])
          or r.id = any (${list(scope.roomIds)}::uuid[]))
        and ${roomNamed(sql`r`, asked.search)}
    ) as found
    order by rank, "nameZh", "where" limit ${asked.limit}`)
  return { places: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}
