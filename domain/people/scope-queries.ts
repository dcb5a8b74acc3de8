import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { many } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import type { Role } from '../shared/context'
import type { Names } from './people-queries'

/** A scope one can choose for a role: its value in the form, its name, and what it is listed under. */
export type ScopeChoice = { value: string; name: Names; group: Names | null }

const most = 3000

/** The scopes of an office inside the actor's own; operators only if all their rooms are. */
export async function selectScopes(
  db: Executor,
  scope: RoomScope,
  role: Exclude<Role['role'], 'city_administrator'>,
): Promise<ScopeChoice[]> {
  const districts = sql`any (${many(scope.districtCodes, 'text')})`
  const subdistricts = sql`any (${many(scope.subdistrictCodes, 'text')})`
  const operators = sql`any (${many(scope.operatorIds, 'uuid')})`
  const rooms = sql`any (${many(scope.roomIds, 'uuid')})`
  const inside = sql`(sd.district_code = ${districts} or sd.code = ${subdistricts})`
  switch (role) {
    case 'district_administrator':
      return db.execute<ScopeChoice>(sql`
        select code as value, json_build_object('zh', name_zh, 'en', name_en) as name, null as group
        from districts where ${scope.city} or code = ${districts} order by code`)
    case 'subdistrict_administrator':
      return db.execute<ScopeChoice>(sql`
        select sd.code as value, json_build_object('zh', sd.name_zh, 'en', sd.name_en) as name,
          json_build_object('zh', d.name_zh, 'en', d.name_en) as group
        from subdistricts sd join districts d on d.code = sd.district_code
        where ${scope.city} or ${inside} order by sd.code`)
    case 'operator':
      return db.execute<ScopeChoice>(sql`
        select o.id as value, json_build_object('zh', o.name, 'en', o.name) as name, null as group
        from operators o left join rooms r on r.operator_id = o.id
        left join subdistricts sd on sd.code = r.subdistrict_code
        where ${scope.city} or r.id is not null
        group by o.id having ${scope.city} or o.id = ${operators} or bool_and(${inside})
        order by o.name limit ${most}`)
    case 'room_manager':
    case 'caregiver':
      return db.execute<ScopeChoice>(sql`
        select r.id as value,
          json_build_object('zh', r.name_zh, 'en', coalesce(r.name_en, r.name_zh)) as name,
          json_build_object('zh', d.name_zh || sd.name_zh, 'en', sd.name_en || ', ' || d.name_en)
            as group
        from rooms r join subdistricts sd on sd.code = r.subdistrict_code
        join districts d on d.code = sd.district_code
        where ${scope.city} or ${inside} or r.operator_id = ${operators} or r.id = ${rooms}
        order by sd.code, r.name_zh limit ${most}`)
  }
}
