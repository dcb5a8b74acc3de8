import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { districts, subdistricts } from '@/db/schema/divisions'
import { operators, rooms } from '@/db/schema/rooms'
import { timetables } from '@/db/schema/timetables'
import { many } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import { completePolicy, settingsFromRow } from '../policies/queries'
import type { Policy, PolicySettings } from '../policies/types'

/** All that is known of a room, with its place in the hierarchy and its operator. */
export async function selectRoomFacts(on: Executor, roomId: string) {
  const [row] = await on
    .select({
      room: rooms,
      operatorName: operators.name,
      districtCode: districts.code,
      districtZh: districts.nameZh,
      districtEn: districts.nameEn,
      subdistrictZh: subdistricts.nameZh,
      subdistrictEn: subdistricts.nameEn,
    })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .innerJoin(districts, eq(districts.code, subdistricts.districtCode))
    .leftJoin(operators, eq(operators.id, rooms.operatorId))
    .where(eq(rooms.id, roomId))
  if (!row) return null
  const { room, ...rest } = row
  return { ...room, ...rest }
}

export type RoomFacts = NonNullable<Awaited<ReturnType<typeof selectRoomFacts>>>

/** The timetables of a room that have not ended, as they are kept. */
export function selectTimetablesFrom(on: Executor, roomId: string, day: string) {
  return on
    .select()
    .from(timetables)
    .where(
      and(
        eq(timetables.roomId, roomId),
        sql`(${timetables.validTo} is null or ${timetables.validTo} >= ${day})`,
      ),
    )
    .orderBy(asc(timetables.fromTime), asc(timetables.id))
}

/** The names of all operators, for choosing one; a city has some dozens. */
export async function selectOperatorNames(on: Executor): Promise<string[]> {
  const rows = await on.select({ name: operators.name }).from(operators).orderBy(operators.name)
  return rows.map((row) => row.name)
}

/** The settings in force on a day for each subdistrict a scope's offices take in. */
export async function selectSubdistrictPolicies(
  on: Executor,
  scope: Pick<RoomScope, 'city' | 'districtCodes' | 'subdistrictCodes'>,
  day: string,
): Promise<{ code: string; policy: Policy }[]> {
  const rows = await on.execute<{ code: string; policy: Record<string, unknown> }>(sql`
    select sd.code, to_jsonb(policy_in_force(sd.code, null, ${day}::date)) as policy
    from subdistricts sd
    where ${scope.city} or sd.district_code = any (${many(scope.districtCodes, 'text')})
      or sd.code = any (${many(scope.subdistrictCodes, 'text')})
    order by sd.code`)
  return rows.map(({ code, policy }) => ({
    code,
    policy: completePolicy(settingsFromRow(policy)),
  }))
}

/** What a room's own settings say today and on each later day they change; null gives one back. */
export async function selectOwnSettings(
  on: Executor,
  roomId: string,
  today: string,
): Promise<{ day: string; settings: PolicySettings }[]> {
  const rows = await on.execute<{ day: string; says: Record<string, unknown> | null }>(sql`
    select ${today}::date::text as day, jsonb_overlay(policy_says(p) order by p.effective_from) as says
    from policies p where p.room_id = ${roomId}::uuid and p.effective_from <= ${today}::date
    union all
    select p.effective_from::text, policy_says(p)
    from policies p where p.room_id = ${roomId}::uuid and p.effective_from > ${today}::date
    order by day`)
  return rows
    .filter(({ says }) => Object.keys(says ?? {}).length > 0)
    .map(({ day, says }) => ({ day, settings: settingsFromRow(says ?? {}) }))
}
