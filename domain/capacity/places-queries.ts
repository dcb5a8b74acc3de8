import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant } from '@/db/sql'
import type { QuarterFree } from './queries'
import { type RulesRow, rulesOf } from './rules-of'
import type { Limits } from './types'

/** A quarter hour of a slot: its free places, and what they are computed from. */
export type QuarterPlaces = QuarterFree & {
  limits: Limits
  /** The slot's own cap in force. */
  cap: number
  /** The band of the youngest child booked in the room; null with nobody there. */
  youngestThere: number | null
}

type Row = RulesRow & {
  slotId: string
  at: string
  free: number
  cap: number
  licensedPlaces: number
  areaPlaces: number | null
  caregivers: number
  bandHeads: number[]
}

/**
 * The quarter hours of one slot in order, with free places for a child of an age in completed months
 * (null: the youngest the slot admits) of a home subdistrict. To show, never to decide.
 */
export async function findQuarterPlaces(
  on: Executor,
  slotId: string,
  ageMonths: number | null,
  homeSubdistrictCode: string | null,
  now: Date,
): Promise<QuarterPlaces[]> {
  const rows = await on.execute<Row>(sql`
    select f.slot_id as "slotId", f.at, f.free, part.cap, l.licensed_places as "licensedPlaces",
      l.area_places as "areaPlaces", l.caregivers, to_jsonb(l.band_heads) as "bandHeads",
      r.mixed_policy as "mixedPolicy", r.fixed_ratio as "fixedRatio",
      r.min_caregivers as "minCaregivers", r.area_per_child_dm2 as "areaPerChildDm2",
      r.largest_group as "largestGroup", to_jsonb(r.band_from) as "bandFrom",
      to_jsonb(r.band_to) as "bandTo", to_jsonb(r.band_ratio) as "bandRatio"
    from free_by_quarter(array[${slotId}]::uuid[], ${ageMonths}::integer, ${homeSubdistrictCode},
      ${instant(now)}) as f
    join slots s on s.id = f.slot_id
    join slot_ledger part on part.slot_id = s.id and part.starts_at <= f.at and part.ends_at > f.at
    join capacity_ledger l on l.room_id = s.room_id and l.at = f.at
    join capacity_rules r on r.id = l.rules_id
    order by f.at`)
  return rows.map((row) => {
    const { licensedPlaces, areaPlaces, caregivers } = row
    const youngest = row.bandHeads.findIndex((heads) => heads > 0)
    return {
      slotId: row.slotId,
      at: new Date(row.at),
      free: row.free,
      cap: row.cap,
      limits: { licensedPlaces, areaPlaces, caregivers, rules: rulesOf(row) },
      youngestThere: youngest === -1 ? null : youngest,
    }
  })
}
