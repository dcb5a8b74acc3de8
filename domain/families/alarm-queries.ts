import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { alarms } from '@/db/schema/accounts'
import { instant, withDates } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import { inScope } from '../rooms/staff-queries'
import type { Write } from '../shared/context'

/** Warns the offices above a room, once an hour, that its desk missed too often. */
export async function insertDeskAlarm({ tx, now }: Write, roomId: string): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
  await tx
    .insert(alarms)
    .values({ kind: 'misses_at_desk', roomId, hour, createdAt: now })
    .onConflictDoNothing()
}

export type DeskAlarm = { code: string; nameZh: string; nameEn: string | null; at: Date }

/** The rooms of a scope that were warned of within a day, each with the last time. */
export async function selectDeskAlarms(
  on: Executor,
  scope: RoomScope,
  now: Date,
): Promise<DeskAlarm[]> {
  const rows = await on.execute(sql`
    select r.code, r.name_zh as "nameZh", r.name_en as "nameEn", max(a.created_at) as at
    from alarms a join rooms r on r.id = a.room_id join subdistricts sd on sd.code = r.subdistrict_code
    where a.kind = 'misses_at_desk' and a.created_at > ${instant(now)} - interval '1 day' and ${inScope(scope)}
    group by r.id order by at desc, r.code limit 20`)
  return withDates<DeskAlarm>(rows, { at: Date })
}
