import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type RulesRow, rulesOf } from './rules-of'
import type { Limits, Term } from './types'

/** A quarter hour of a room as the ledger holds it: limits, children by band, and what is broken. */
export type LedgerQuarter = {
  at: Date
  day: string
  limits: Limits
  heads: number
  /** Children of each band, and what they weigh in hundredths of a child. */
  bandHeads: number[]
  bandLoad: number[]
  /** Caregivers the children booked need, the least number included; 0 with nobody booked. */
  needed: number
  broken: Term[]
}

type Row = RulesRow & {
  at: string
  day: string
  licensedPlaces: number
  areaPlaces: number | null
  caregivers: number
  heads: number
  bandHeads: number[]
  bandLoad: number[]
  needed: number
  broken: Term[]
}

/** Every quarter hour that a room's slots cover between two days, in order. Places kept are not counted. */
export async function selectLedger(
  on: Executor,
  roomId: string,
  range: { from: string; to: string },
): Promise<LedgerQuarter[]> {
  const rows = await on.execute<Row>(sql`
    select l.at, (l.at at time zone 'Asia/Shanghai')::date::text as day,
      l.licensed_places as "licensedPlaces", l.area_places as "areaPlaces", l.caregivers, l.heads,
      to_jsonb(l.band_heads) as "bandHeads", to_jsonb(l.band_load) as "bandLoad",
      required_caregivers(r, l.heads, l.band_heads, l.band_load, null) as needed,
      to_jsonb(broken_terms(r, l, null)) as broken,
      r.mixed_policy as "mixedPolicy", r.fixed_ratio as "fixedRatio",
      r.min_caregivers as "minCaregivers", r.area_per_child_dm2 as "areaPerChildDm2",
      r.largest_group as "largestGroup", to_jsonb(r.band_from) as "bandFrom",
      to_jsonb(r.band_to) as "bandTo", to_jsonb(r.band_ratio) as "bandRatio"
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id
    where l.room_id = ${roomId}::uuid and l.at >= shanghai(${range.from}::date, '00:00')
      and l.at < shanghai(${range.to}::date + 1, '00:00')
    order by l.at`)
  return rows.map((row) => ({
    at: new Date(row.at),
    day: row.day,
    limits: {
      licensedPlaces: row.licensedPlaces,
      areaPlaces: row.areaPlaces,
      caregivers: row.caregivers,
      rules: rulesOf(row),
    },
    heads: row.heads,
    bandHeads: row.bandHeads,
    bandLoad: row.bandLoad,
    needed: row.needed,
    broken: row.broken,
  }))
}
