import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { FiguresPlace } from './types'

type Found = FiguresPlace & { operatorId: string | null }

/** The city itself; it is no row. */
export const cityPlace: FiguresPlace = {
  level: 'city',
  where: 'city',
  nameZh: '上海市',
  nameEn: 'Shanghai',
  districtCode: null,
  districtZh: null,
  districtEn: null,
  subdistrictCode: null,
  subdistrictZh: null,
  subdistrictEn: null,
  roomId: null,
}

/** A district by its code. */
export async function selectDistrictPlace(on: Executor, code: string): Promise<Found | null> {
  const [row] = await on.execute<Found>(sql`
    select 'district' as level, d.code as "where", d.name_zh as "nameZh", d.name_en as "nameEn",
      d.code as "districtCode", d.name_zh as "districtZh", d.name_en as "districtEn",
      null as "subdistrictCode", null as "subdistrictZh", null as "subdistrictEn",
      null as "roomId", null as "operatorId"
    from districts d where d.code = ${code}`)
  return row ?? null
}

/** A subdistrict by its code. */
export async function selectSubdistrictPlace(on: Executor, code: string): Promise<Found | null> {
  const [row] = await on.execute<Found>(sql`
    select 'subdistrict' as level, sd.code as "where", sd.name_zh as "nameZh", sd.name_en as "nameEn",
      d.code as "districtCode", d.name_zh as "districtZh", d.name_en as "districtEn",
      sd.code as "subdistrictCode", sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
      null as "roomId", null as "operatorId"
    from subdistricts sd join districts d on d.code = sd.district_code where sd.code = ${code}`)
  return row ?? null
}

/** A room by its public code. */
export async function selectRoomPlace(on: Executor, code: string): Promise<Found | null> {
  const [row] = await on.execute<Found>(sql`
    select 'room' as level, 'room-' || r.code as "where", r.name_zh as "nameZh",
      coalesce(r.name_en, r.name_zh) as "nameEn",
      d.code as "districtCode", d.name_zh as "districtZh", d.name_en as "districtEn",
      sd.code as "subdistrictCode", sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
      r.id as "roomId", r.operator_id as "operatorId"
    from rooms r join subdistricts sd on sd.code = r.subdistrict_code
    join districts d on d.code = sd.district_code
    where r.code = ${code}`)
  return row ?? null
}
