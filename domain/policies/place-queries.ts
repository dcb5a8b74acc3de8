import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Where } from './level-rules'
import type { PolicyPlace, PolicyTarget } from './types'

type Row = {
  districtCode: string
  districtZh: string
  districtEn: string
  subdistrictCode: string | null
  subdistrictZh: string | null
  subdistrictEn: string | null
  roomId: string | null
  roomCode: string | null
  roomZh: string | null
  roomEn: string | null
  operatorId: string | null
}

/** A place with all it lies in; null if there is none such. */
export async function selectPlace(
  db: Executor,
  asked: PolicyTarget | Where,
): Promise<PolicyPlace | null> {
  if (asked.level === 'city') {
    return { target: { level: 'city' }, district: null, subdistrict: null, room: null }
  }
  const [row] = await db.execute<Row>(sql`
    select d.code as "districtCode", d.name_zh as "districtZh", d.name_en as "districtEn",
      s.code as "subdistrictCode", s.name_zh as "subdistrictZh", s.name_en as "subdistrictEn",
      r.id as "roomId", r.code as "roomCode", r.name_zh as "roomZh", r.name_en as "roomEn",
      r.operator_id as "operatorId"
    from districts d
    left join subdistricts s on s.district_code = d.code and ${asked.level !== 'district'}
    left join rooms r on r.subdistrict_code = s.code and ${asked.level === 'room'}
    where ${conditionOf(asked)}
    limit 1`)
  return row ? placeOf(row, asked.level) : null
}

function conditionOf(asked: Exclude<PolicyTarget | Where, { level: 'city' }>) {
  if (asked.level === 'district') {
    return sql`d.code = ${'code' in asked ? asked.code : asked.districtCode}`
  }
  if (asked.level === 'subdistrict') {
    return sql`s.code = ${'code' in asked ? asked.code : asked.subdistrictCode}`
  }
  return 'code' in asked ? sql`r.code = ${asked.code}` : sql`r.id = ${asked.roomId}::uuid`
}

function placeOf(row: Row, level: 'district' | 'subdistrict' | 'room'): PolicyPlace {
  const { districtCode, subdistrictCode, roomId } = row
  const district = { code: districtCode, nameZh: row.districtZh, nameEn: row.districtEn }
  const subdistrict = subdistrictCode
    ? { code: subdistrictCode, nameZh: row.subdistrictZh ?? '', nameEn: row.subdistrictEn ?? '' }
    : null
  if (level === 'district' || !subdistrict) {
    const target = { level: 'district', districtCode } as const
    return { target, district, subdistrict: null, room: null }
  }
  if (level === 'subdistrict' || !roomId) {
    const target = { level: 'subdistrict', subdistrictCode: subdistrict.code } as const
    return { target, district, subdistrict, room: null }
  }
  const room = {
    id: roomId,
    code: row.roomCode ?? '',
    nameZh: row.roomZh ?? '',
    nameEn: row.roomEn,
    operatorId: row.operatorId,
  }
  return { target: { level: 'room', roomId }, district, subdistrict, room }
}

/** The rooms a place's settings reach; null for the whole city. */
export async function selectRoomIdsIn(db: Executor, place: PolicyPlace): Promise<string[] | null> {
  const { target } = place
  if (target.level === 'city') return null
  if (target.level === 'room') return [target.roomId]
  const rows = await db.execute<{ id: string }>(sql`
    select r.id from rooms r join subdistricts s on s.code = r.subdistrict_code
    where ${
      target.level === 'district'
        ? sql`s.district_code = ${target.districtCode}`
        : sql`s.code = ${target.subdistrictCode}`
    } order by r.id`)
  return rows.map((row) => row.id)
}

/** Every room of the city. */
export async function selectAllRoomIds(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select id from rooms order by id`)
  return rows.map((row) => row.id)
}
