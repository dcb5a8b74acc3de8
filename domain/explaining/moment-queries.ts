import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { many, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import { youngestBand } from '../capacity/rules'
import { type RulesRow, rulesOf } from '../capacity/rules-of'
import { type Moment, momentKey, type SlotPart } from '../capacity/verdict-rules'

/** One quarter hour of a room, with everything a claim in it depends on. */
export type RoomMoment = { roomId: string; at: Date; moment: Moment }

type Quarter = RulesRow & {
  roomId: string
  at: Date
  licensedPlaces: number
  areaPlaces: number | null
  caregivers: number
}

type Part = Omit<SlotPart, 'heads' | 'residentHeads' | 'sameDayHeads'> & {
  roomId: string
  startsAt: Date
  endsAt: Date
}

type Claim = {
  roomId: string
  slotId: string
  startsAt: Date
  endsAt: Date
  ageMonths: number
  factorHundredths: number
  resident: boolean
  sameDay: boolean
}

/**
 * Every quarter hour that these slots cover, in three queries however many they are. Claims past
 * their time count as free, and so does the booking `without`.
 */
export async function findMoments(
  on: Executor,
  slotIds: string[],
  now: Date,
  without: string | null,
): Promise<RoomMoment[]> {
  const chosen = sql`(select s.room_id, s.starts_at, s.ends_at from slots s
    where s.id = any (${many(slotIds, 'uuid')}))`
  const [quarterRows, partRows, claimRows] = await Promise.all([
    on.execute(sql`
      select l.room_id as "roomId", l.at, l.licensed_places as "licensedPlaces",
        l.area_places as "areaPlaces", l.caregivers, r.mixed_policy as "mixedPolicy",
        r.fixed_ratio as "fixedRatio", r.min_caregivers as "minCaregivers",
        r.area_per_child_dm2 as "areaPerChildDm2", r.largest_group as "largestGroup",
        to_jsonb(r.band_from) as "bandFrom", to_jsonb(r.band_to) as "bandTo",
        to_jsonb(r.band_ratio) as "bandRatio"
      from (select distinct c.room_id, at from ${chosen} as c cross join lateral
        generate_series(c.starts_at, c.ends_at - interval '15 minutes', interval '15 minutes') as at) as q
      join capacity_ledger l on l.room_id = q.room_id and l.at = q.at
      join capacity_rules r on r.id = l.rules_id`),
    on.execute(sql`
      select distinct on (s.id, part.starts_at) s.room_id as "roomId", s.id as "slotId", s.status,
        part.cap, part.starts_at as "startsAt", part.ends_at as "endsAt",
        s.age_from_months as "ageFromMonths", s.age_to_months as "ageToMonths",
        s.same_day_from as "sameDayFrom", s.same_day_reserve as "sameDayReserve",
        s.residents_until as "residentsUntil", s.residents_reserve as "residentsReserve"
      from ${chosen} as c
      join slots s on s.room_id = c.room_id and s.starts_at < c.ends_at and s.ends_at > c.starts_at
        and s.starts_at > c.starts_at - interval '1 day'
      join slot_ledger part on part.slot_id = s.id
      order by s.id, part.starts_at`),
    on.execute(sql`
      select distinct on (b.id) b.room_id as "roomId", b.slot_id as "slotId",
        b.starts_at as "startsAt", b.ends_at as "endsAt", b.age_months as "ageMonths",
        b.care_factor_hundredths as "factorHundredths", b.resident, b.same_day as "sameDay"
      from ${chosen} as c
      join slots s on s.room_id = c.room_id and s.starts_at < c.ends_at and s.ends_at > c.starts_at
        and s.starts_at > c.starts_at - interval '1 day'
      join bookings b on b.slot_id = s.id
      where ${stands('b', now)} and b.id is distinct from ${without}::uuid
      order by b.id`),
  ])
  const claims = withDates<Claim>(claimRows, { startsAt: Date, endsAt: Date })
  const parts = withDates<Part>(partRows, {
    startsAt: Date,
    endsAt: Date,
    sameDayFrom: Date,
    residentsUntil: Date,
  })
  const partsAt = byQuarter(parts.map((part) => ({ ...part, ...headsOf(part, claims) })))
  const claimsAt = byQuarter(claims)
  return withDates<Quarter>(quarterRows, { at: Date }).map((row) => {
    const rules = rulesOf(row)
    const { roomId, at, licensedPlaces, areaPlaces, caregivers } = row
    const key = momentKey(roomId, at)
    return {
      roomId,
      at,
      moment: {
        limits: { rules, licensedPlaces, areaPlaces, caregivers },
        parts: partsAt.get(key) ?? [],
        present: (claimsAt.get(key) ?? []).map(({ ageMonths, factorHundredths }) => ({
          band: youngestBand(rules, ageMonths),
          factorHundredths,
        })),
      },
    }
  })
}

const quarterMs = 15 * 60_000

/** What covers each quarter hour of a room. */
function byQuarter<Row extends { roomId: string; startsAt: Date; endsAt: Date }>(
  all: Row[],
): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of all) {
    for (let at = row.startsAt.getTime(); at < row.endsAt.getTime(); at += quarterMs) {
      const key = momentKey(row.roomId, new Date(at))
      found.set(key, [...(found.get(key) ?? []), row])
    }
  }
  return found
}

/** The children who have a place in a part of a slot. */
function headsOf(part: Part, claims: Claim[]) {
  const inside = claims.filter(
    (claim) =>
      claim.slotId === part.slotId && claim.startsAt < part.endsAt && claim.endsAt > part.startsAt,
  )
  return {
    heads: inside.length,
    residentHeads: inside.filter((claim) => claim.resident).length,
    sameDayHeads: inside.filter((claim) => claim.sameDay).length,
  }
}
