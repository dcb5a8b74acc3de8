import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { policies, rulePresets } from '@/db/schema/policies'
import type { Write } from '../shared/context'
import { type Field, fields, settingOf } from './settings'
import type { Policy, PolicySettings, PolicyTarget } from './types'

type Meta =
  | 'id'
  | 'level'
  | 'districtCode'
  | 'subdistrictCode'
  | 'roomId'
  | 'effectiveFrom'
  | 'reason'
  | 'createdBy'
  | 'createdAt'
  | 'inherits'

export type PolicyColumns = Omit<typeof policies.$inferSelect, Meta>
export type RulePreset = typeof rulePresets.$inferInsert

const columns = getTableColumns(policies)

/** The settings merged for a place on a day, as the database merges them. */
export async function selectPolicyInForce(
  db: Executor,
  place: { subdistrictCode: string | null; roomId: string | null; day: string },
): Promise<PolicySettings> {
  const [row] = await db.execute<{ policy: Record<string, unknown> }>(sql`
    select to_jsonb(policy_in_force(${place.subdistrictCode}::text, ${place.roomId}::uuid, ${place.day}::date)) as policy`)
  return settingsFromRow(row?.policy ?? {})
}

export type RoomPolicy = { roomId: string; fromDay: string; policy: Policy }

/**
 * The settings of rooms from a day on, one entry a room and day on which any policy takes effect,
 * in that order.
 */
export async function selectRoomPolicies(
  db: Executor,
  range: { roomIds: string[]; from: string; to: string },
): Promise<RoomPolicy[]> {
  const rows = await db.execute<{ room_id: string; from_day: string; policy: object }>(sql`
    select r.id as room_id, starts.day::text as from_day,
      to_jsonb(policy_in_force(r.subdistrict_code, r.id, starts.day)) as policy
    from rooms r
    cross join (
      select ${range.from}::date as day
      union select effective_from from policies
      where effective_from > ${range.from}::date and effective_from <= ${range.to}::date
    ) as starts
    where r.id in (select jsonb_array_elements_text(${JSON.stringify(range.roomIds)}::text::jsonb)::uuid)
    order by r.id, starts.day`)
  return rows.map((row) => ({
    roomId: row.room_id,
    fromDay: row.from_day,
    policy: completePolicy(settingsFromRow({ ...row.policy })),
  }))
}

/** Turns merged settings into a policy; throws if the city lacks a setting, which no install does. */
export function completePolicy(settings: PolicySettings): Policy {
  for (const field of fields) {
    if (settings[field] == null) {
      throw new Error(`No policy in force sets ${field}: the city’s row is missing`)
    }
  }
  return settings as Policy
}

/** Merged settings as the database names them, by their names here; times as 'HH:MM'. */
export function settingsFromRow(row: Record<string, unknown>): PolicySettings {
  return Object.fromEntries(
    fields.map((field) => {
      const value = row[columnOf(field)]
      const isTime = settingOf(field).kind === 'time' && typeof value === 'string'
      return [field, isTime ? value.slice(0, 5) : value]
    }),
  )
}

/** The column a setting is kept in, and its name in the policy a slot carries. */
export function columnOf(field: Field): string {
  return columns[field].name
}

/**
 * Writes a row of settings, or lays them over the row of the same place and day. A setting that is
 * null is given back to the level above.
 */
export async function upsertPolicy(
  { tx }: Write,
  row: {
    target: PolicyTarget
    effectiveFrom: string
    reason: string | null
    createdBy: string | null
    settings: PolicySettings
  },
): Promise<string> {
  const place = placeOf(row.target)
  const same = and(
    eq(policies.level, row.target.level),
    place.districtCode
      ? eq(policies.districtCode, place.districtCode)
      : isNull(policies.districtCode),
    place.subdistrictCode
      ? eq(policies.subdistrictCode, place.subdistrictCode)
      : isNull(policies.subdistrictCode),
    place.roomId ? eq(policies.roomId, place.roomId) : isNull(policies.roomId),
    eq(policies.effectiveFrom, row.effectiveFrom),
  )
  const named = Object.keys(row.settings) as Field[]
  const given = named.filter((field) => row.settings[field] === null).map(columnOf)
  const [before] = await tx.select({ inherits: policies.inherits }).from(policies).where(same)
  const kept = (before?.inherits ?? []).filter((column) => !named.map(columnOf).includes(column))
  const inherits = [...kept, ...given].sort()
  const [updated] = await tx
    .update(policies)
    .set({ ...row.settings, inherits, reason: row.reason, createdBy: row.createdBy })
    .where(same)
    .returning({ id: policies.id })
  if (updated) return updated.id
  const [added] = await tx
    .insert(policies)
    .values({
      level: row.target.level,
      ...place,
      effectiveFrom: row.effectiveFrom,
      reason: row.reason,
      createdBy: row.createdBy,
      inherits,
      ...row.settings,
    })
    .returning({ id: policies.id })
  if (!added) throw new Error('a policy was not written')
  return added.id
}

function placeOf(target: PolicyTarget) {
  return {
    districtCode: target.level === 'district' ? target.districtCode : null,
    subdistrictCode: target.level === 'subdistrict' ? target.subdistrictCode : null,
    roomId: target.level === 'room' ? target.roomId : null,
  }
}

/** One change of policies at a time: what is written must fit what is in force. */
export async function lockPolicies({ tx }: Write): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu policies'))`)
}

/** The settings that no row of the city sets: all in a new database, a new one after an upgrade. */
export async function selectUnsetByCity(db: Executor): Promise<Field[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select distinct jsonb_object_keys(policy_says(p)) as name from policies p where p.level = 'city'`)
  const set = new Set(rows.map(({ name }) => name))
  return fields.filter((field) => !set.has(columnOf(field)))
}

/** Writes presets that are new or changed; answers how many. */
export async function upsertPresets({ tx }: Write, presets: RulePreset[]): Promise<number> {
  let changed = 0
  for (const preset of presets) {
    const { code, ...set } = preset
    const rows = await tx
      .insert(rulePresets)
      .values(preset)
      .onConflictDoUpdate({
        target: rulePresets.code,
        set,
        setWhere: sql`to_jsonb(${rulePresets}) - 'created_at' is distinct from
          to_jsonb(excluded) - 'created_at'`,
      })
      .returning({ code: rulePresets.code })
    changed += rows.length
  }
  return changed
}

export function selectPresets(db: Executor) {
  return db.select().from(rulePresets).orderBy(rulePresets.code)
}

/** The longest any policy releases ahead, in days: how far a maker of slots needs to look. */
export async function selectLongestRelease(db: Executor): Promise<number> {
  const [row] = await db
    .select({ days: sql<number>`coalesce(max(${policies.releaseDaysAhead}), 0)::int` })
    .from(policies)
  return row?.days ?? 0
}
