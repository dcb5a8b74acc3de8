import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { settingsFromRow } from './queries'
import type { Policy, PolicyLevel, PolicyPlace, SetBy } from './types'

/** Every level's own value of each field, and since when: what is merged into what is in force. */
export type Levels = Partial<Record<keyof Policy, SetBy[]>>

/** What each level sets for a place on a day, as the database computes it. */
export async function selectLevels(db: Executor, place: PolicyPlace, day: string): Promise<Levels> {
  const { district, subdistrict, room } = place
  const rows = await db.execute<{ level: PolicyLevel; since: string; says: object }>(sql`
    select level, since::text, jsonb_object_agg(field, value) as says
    from policy_levels(${district?.code ?? null}, ${subdistrict?.code ?? null},
      ${room?.id ?? null}::uuid, ${day}::date)
    group by level, since`)
  const levels: Levels = {}
  for (const { level, since, says } of rows) {
    for (const [field, value] of Object.entries(settingsFromRow({ ...says }))) {
      if (value === undefined) continue
      const known = field as keyof Policy
      levels[known] = [...(levels[known] ?? []), { level, since, value }]
    }
  }
  return levels
}

/** The days on which a place's own settings change after a day, with what each row says. */
export async function selectRowsAfter(
  db: Executor,
  place: PolicyPlace,
  day: string,
): Promise<{ id: string; effectiveFrom: string; reason: string | null; says: object }[]> {
  return db.execute(sql`
    select p.id, p.effective_from::text as "effectiveFrom", p.reason, policy_says(p) as says
    from policies p
    where ${ownRows(place)} and p.effective_from > ${day}::date
    order by p.effective_from`)
}

type PolicyRow = {
  id: string
  level: PolicyLevel
  code: string
  effectiveFrom: string
  reason: string | null
  says: object
}

/** One row of settings with the place it holds for; null if there is none. */
export async function selectRow(db: Executor, policyId: string): Promise<PolicyRow | null> {
  const [row] = await db.execute<PolicyRow>(sql`
    select p.id, p.reason, policy_says(p) as says, p.level, p.effective_from::text as "effectiveFrom",
      coalesce(p.district_code, p.subdistrict_code, p.room_id::text, '') as code
    from policies p where p.id = ${policyId}::uuid`)
  return row ?? null
}

/** Takes a row away; the limits of the rooms concerned follow. */
export async function deleteRow(tx: Executor, policyId: string): Promise<void> {
  await tx.execute(sql`delete from policies where id = ${policyId}::uuid`)
}

/** The condition that picks the rows of a place itself. */
function ownRows({ target, district, subdistrict, room }: PolicyPlace) {
  switch (target.level) {
    case 'city':
      return sql`p.level = 'city'`
    case 'district':
      return sql`p.district_code = ${district?.code ?? ''}`
    case 'subdistrict':
      return sql`p.subdistrict_code = ${subdistrict?.code ?? ''}`
    case 'room':
      return sql`p.room_id = ${room?.id ?? null}::uuid`
  }
}
