import { sql } from 'drizzle-orm'
import type { PlacedStatus } from '@/db/booking-states'
import type { Executor } from '@/db/client'
import { instant, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import { type RulesRow, rulesOf } from '../capacity/rules-of'
import type { Limits } from '../capacity/types'
import type { SlotPart } from '../capacity/verdict-rules'
import { columnOf } from '../policies/queries'
import type { Field } from '../policies/settings'

type LedgerRow = RulesRow & {
  licensedPlaces: number
  areaPlaces: number | null
  caregivers: number
}

/** The limits the ledger holds for one quarter hour of a room; null if no slot covers it. */
export async function findLimits(on: Executor, roomId: string, at: Date): Promise<Limits | null> {
  const [row] = await on.execute<LedgerRow>(sql`
    select l.licensed_places as "licensedPlaces", l.area_places as "areaPlaces", l.caregivers,
      r.mixed_policy as "mixedPolicy", r.fixed_ratio as "fixedRatio",
      r.min_caregivers as "minCaregivers", r.area_per_child_dm2 as "areaPerChildDm2",
      r.largest_group as "largestGroup", to_jsonb(r.band_from) as "bandFrom",
      to_jsonb(r.band_to) as "bandTo", to_jsonb(r.band_ratio) as "bandRatio"
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id
    where l.room_id = ${roomId} and l.at = ${instant(at)}`)
  if (!row) return null
  const { licensedPlaces, areaPlaces, caregivers } = row
  return { licensedPlaces, areaPlaces, caregivers, rules: rulesOf(row) }
}

/** A slot at an instant: its times, its own cap, and what it has taken and keeps then. */
export type ExplainedSlot = SlotPart & {
  startsAt: Date
  endsAt: Date
  releasedAt: Date
  bookingClosesAt: Date
  sameDayClosesAt: Date
  flexible: boolean
  /** The slot's own cap; null if the policy's counts. */
  ownCap: number | null
}

/** Every slot of the room that covers the instant. Claims past their time count as free. */
export async function selectPartsAt(
  on: Executor,
  roomId: string,
  at: Date,
  now: Date,
): Promise<ExplainedSlot[]> {
  const rows = await on.execute(sql`
    select s.id as "slotId", s.status, part.cap, s.cap as "ownCap", s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.released_at as "releasedAt", s.booking_closes_at as "bookingClosesAt",
      s.same_day_closes_at as "sameDayClosesAt", s.flexible, s.age_from_months as "ageFromMonths",
      s.age_to_months as "ageToMonths", s.same_day_from as "sameDayFrom",
      s.same_day_reserve as "sameDayReserve", s.residents_until as "residentsUntil",
      s.residents_reserve as "residentsReserve", taken.*
    from slots s
    join slot_ledger part on part.slot_id = s.id and part.starts_at <= ${instant(at)}
      and part.ends_at > ${instant(at)}
    cross join lateral (
      select count(*)::int as heads, (count(*) filter (where b.resident))::int as "residentHeads",
        (count(*) filter (where b.same_day))::int as "sameDayHeads"
      from bookings b
      where b.slot_id = s.id and b.starts_at < part.ends_at and b.ends_at > part.starts_at
        and ${stands('b', now)}
    ) as taken
    where s.room_id = ${roomId} and s.starts_at <= ${instant(at)}
      and s.starts_at > ${instant(at)} - interval '1 day' and s.ends_at > ${instant(at)}
    order by s.starts_at, s.ends_at, s.id`)
  return withDates<ExplainedSlot>(rows, {
    startsAt: Date,
    endsAt: Date,
    releasedAt: Date,
    bookingClosesAt: Date,
    sameDayFrom: Date,
    sameDayClosesAt: Date,
    residentsUntil: Date,
  })
}

export type ChildAt = {
  slotId: string
  ageMonths: number
  factorHundredths: number
  status: PlacedStatus
  /** A place held before the family has named a child; counted as one of the youngest age. */
  unnamed: boolean
}

/** The children who have a place in the room at the instant, youngest first; no names. */
export async function selectChildrenAt(
  on: Executor,
  roomId: string,
  at: Date,
  now: Date,
): Promise<ChildAt[]> {
  return on.execute<ChildAt>(sql`
    select b.slot_id as "slotId", b.age_months as "ageMonths",
      b.care_factor_hundredths as "factorHundredths", b.status, b.child_id is null as unnamed
    from bookings b
    where b.room_id = ${roomId} and b.starts_at <= ${instant(at)}
      and b.starts_at > ${instant(at)} - interval '1 day' and b.ends_at > ${instant(at)} and ${stands('b', now)}
    order by b.age_months, b.care_factor_hundredths, b.id`)
}

export type OnDuty = {
  caregiverId: string
  name: string
  kind: 'caregiver' | 'health_worker'
  counts: boolean
  fromTime: string
  toTime: string
  breaks: { fromTime: string; toTime: string }[]
}

/** Everybody on a room's roster of a day, in order of time. `counts` is for the ratio, that day. */
export async function selectOnDuty(on: Executor, roomId: string, day: string): Promise<OnDuty[]> {
  return on.execute<OnDuty>(sql`
    select c.id as "caregiverId", c.name, c.kind, counts_on(c, s.day) as counts,
      to_char(s.from_time, 'HH24:MI') as "fromTime", to_char(s.to_time, 'HH24:MI') as "toTime",
      coalesce((select jsonb_agg(jsonb_build_object('fromTime', to_char(p.from_time, 'HH24:MI'),
        'toTime', to_char(p.to_time, 'HH24:MI')) order by p.from_time)
        from roster_breaks p where p.shift_id = s.id), '[]') as breaks
    from roster_shifts s join caregivers c on c.id = s.caregiver_id
    where s.room_id = ${roomId} and s.day = ${day}::date
    order by s.from_time, s.to_time, c.name, s.id`)
}

/** The settings the sum of a quarter hour is made of. */
const explainedFields = [
  'mixedPolicy',
  'fixedRatio',
  'minCaregivers',
  'ageBands',
  'areaPerChildDm2',
  'largestGroup',
  'slotCap',
  'sameDayReserve',
  'residentsReserve',
] as const satisfies Field[]

export type ExplainedField = (typeof explainedFields)[number]
export type PolicySource = {
  policyId: string
  level: 'city' | 'district' | 'subdistrict' | 'room'
  effectiveFrom: string
}
export type PolicySources = Partial<Record<ExplainedField, PolicySource>>

/** Which level's policy, and of which day, set each number of the sum on a day. */
export async function selectPolicySources(
  on: Executor,
  room: { id: string; subdistrictCode: string; districtCode: string },
  day: string,
): Promise<PolicySources> {
  const rows = await on.execute<PolicySource & { sets: string[]; inherits: string[] }>(sql`
    select p.id as "policyId", p.level, p.effective_from::text as "effectiveFrom",
      (select coalesce(jsonb_agg(key), '[]') from jsonb_object_keys(jsonb_strip_nulls(to_jsonb(p))) as key) as sets,
      to_jsonb(p.inherits) as inherits
    from policies p
    where p.effective_from <= ${day}::date
      and (p.level = 'city' or p.district_code = ${room.districtCode}
        or p.subdistrict_code = ${room.subdistrictCode} or p.room_id = ${room.id})
    order by array_position(array['room', 'subdistrict', 'district', 'city'], p.level),
      p.effective_from desc`)
  const sources: PolicySources = {}
  for (const field of explainedFields) {
    const column = columnOf(field)
    // The latest row of a level speaks for it: it sets the field, or gives it back to those above.
    const givenBack = new Set<string>()
    for (const { sets, inherits, ...source } of rows) {
      if (givenBack.has(source.level)) continue
      if (sets.includes(column)) {
        sources[field] = source
        break
      }
      if (inherits.includes(column)) givenBack.add(source.level)
    }
  }
  return sources
}

export type DaySlot = { slotId: string; startsAt: Date; endsAt: Date; status: 'open' | 'closed' }

/** The slots of a room's day in order of time. */
export async function selectSlotsOfDay(
  on: Executor,
  roomId: string,
  day: string,
): Promise<DaySlot[]> {
  const rows = await on.execute(sql`
    select id as "slotId", starts_at as "startsAt", ends_at as "endsAt", status from slots
    where room_id = ${roomId}::uuid and day = ${day}::date order by starts_at, ends_at, id`)
  return withDates<DaySlot>(rows, { startsAt: Date, endsAt: Date })
}
