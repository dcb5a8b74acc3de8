import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { rooms } from '@/db/schema/rooms'
import { many } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import type { NewRoom } from '../rooms/queries'
import type { Write } from '../shared/context'
import { foldedRoomName } from '../shared/names'
import type { ImportPlace } from './import-rules'

/** One import at a time, so that two of the same file cannot both find its rooms missing. */
export async function lockImport(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu room import'))`)
}

/** How many rooms an import with this key has entered; null if there was none. */
export async function selectImported(tx: Executor, key: string): Promise<number | null> {
  const [row] = await tx.execute<{ created: number }>(sql`
    select (details->>'created')::int as created from audit_entries
    where action = 'rooms_imported' and subject_kind = 'import' and subject_id = ${key}`)
  return row?.created ?? null
}

/** Every subdistrict, whether a scope's offices take it in, and the ceiling of prices there. */
export async function selectImportPlaces(
  tx: Executor,
  scope: Pick<RoomScope, 'city' | 'districtCodes' | 'subdistrictCodes'>,
  day: string,
): Promise<ImportPlace[]> {
  const rows = await tx.execute<ImportPlace>(sql`
    select sd.code, sd.name_zh as "nameZh", sd.name_en as "nameEn", d.code as "districtCode",
      d.name_zh as "districtZh", d.name_en as "districtEn", own.mine,
      case when own.mine then (policy_in_force(sd.code, null, ${day}::date)).price_ceiling_fen_per_hour
        else 0 end as "priceCeilingFenPerHour"
    from subdistricts sd join districts d on d.code = sd.district_code
    cross join lateral (select ${scope.city}
      or sd.district_code = any (${many(scope.districtCodes, 'text')})
      or sd.code = any (${many(scope.subdistrictCodes, 'text')}) as mine) as own
    order by sd.code`)
  return [...rows]
}

/** The names of all rooms with their subdistricts. */
export function selectRoomNames(
  tx: Executor,
): Promise<{ subdistrictCode: string; nameZh: string }[]> {
  return tx.select({ subdistrictCode: rooms.subdistrictCode, nameZh: rooms.nameZh }).from(rooms)
}

const atOnce = 500

/** Adds rooms, all of them. */
export async function insertRooms({ tx }: Write, made: NewRoom[]): Promise<void> {
  for (let from = 0; from < made.length; from += atOnce) {
    const some = made.slice(from, from + atOnce)
    await tx
      .insert(rooms)
      .values(some.map((room) => ({ ...room, nameFolded: foldedRoomName(room) })))
  }
}
