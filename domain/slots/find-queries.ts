import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'

/** A slot as the public sees it, with its free places if it takes bookings now. */
export type FoundSlot = {
  id: string
  roomId: string
  roomStatus: 'open' | 'suspended'
  day: string
  startsAt: Date
  endsAt: Date
  status: 'open' | 'closed'
  closedReason: string | null
  flexible: boolean
  minMinutes: number
  ageFromMonths: number
  ageToMonths: number
  priceFenPerHour: number | null
  releasedAt: Date
  bookingClosesAt: Date
  sameDayFrom: Date
  sameDayClosesAt: Date
  sameDayReserve: number
  residentsReserve: number
  residentsUntil: Date
  /** Null if it takes no bookings now, or none for the age. */
  free: number | null
}

/** The rooms to look at: one room, the rooms of a district or subdistrict by code, or the whole city. */
export type SlotsOf = { roomId: string } | { divisionCode: string | null }

/** For whom free places are counted: an age in completed months, a home for residents' places. */
export type CountedFor = { ageMonths: number | null; homeSubdistrictCode: string | null }

/** Slots between two days, both included, with free places, in one query however many there are. */
export async function findSlots(
  on: Executor,
  place: SlotsOf,
  range: { from: string; to: string },
  { ageMonths, homeSubdistrictCode }: CountedFor,
  now: Date,
): Promise<FoundSlot[]> {
  const at = instant(now)
  const rows = await on.execute(sql`
    with chosen as materialized (
      select s.*,
        case when r.suspended_from <= s.day then 'suspended' else r.status end as room_status
      from slots s join rooms r on r.id = s.room_id
      where s.day between ${range.from}::date and ${range.to}::date and r.status <> 'draft'
        and ${within(place)}
    ), free as materialized (
      select * from free_in_slots(
        (select array_agg(s.id) from chosen s where ${takesBookings(at, ageMonths)}),
        ${ageMonths}::integer, ${homeSubdistrictCode}::text, ${at})
    )
    select c.id, c.room_id as "roomId", c.room_status as "roomStatus", c.day::text as day,
      c.starts_at as "startsAt", c.ends_at as "endsAt", c.status, c.closed_reason as "closedReason",
      c.flexible, c.min_minutes as "minMinutes", c.age_from_months as "ageFromMonths",
      c.age_to_months as "ageToMonths", c.price_fen_per_hour as "priceFenPerHour",
      c.released_at as "releasedAt", c.booking_closes_at as "bookingClosesAt",
      c.same_day_from as "sameDayFrom", c.same_day_closes_at as "sameDayClosesAt",
      c.same_day_reserve as "sameDayReserve", c.residents_reserve as "residentsReserve",
      c.residents_until as "residentsUntil", free.free
    from chosen c left join free on free.slot_id = c.id
    order by c.starts_at, c.ends_at, c.id`)
  return withDates<FoundSlot>(rows, {
    startsAt: Date,
    endsAt: Date,
    releasedAt: Date,
    bookingClosesAt: Date,
    sameDayFrom: Date,
    sameDayClosesAt: Date,
    residentsUntil: Date,
  })
}

export type SlotDay = { day: string; slots: number; takingBookings: number }

/** How many slots each day has, and how many take bookings now; days without slots are left out. */
export async function findSlotDays(
  on: Executor,
  place: SlotsOf,
  range: { from: string; to: string },
  ageMonths: number | null,
  now: Date,
): Promise<SlotDay[]> {
  const rows = await on.execute<SlotDay>(sql`
    select s.day::text as day, count(*)::integer as slots,
      (count(*) filter (where ${takesBookings(instant(now), ageMonths)}
        and r.status = 'open'
        and (r.suspended_from is null or s.day < r.suspended_from)))::integer as "takingBookings"
    from slots s join rooms r on r.id = s.room_id
    where s.day between ${range.from}::date and ${range.to}::date and r.status <> 'draft'
      and (${ageMonths}::integer is null
        or ${ageMonths}::integer >= s.age_from_months and ${ageMonths}::integer < s.age_to_months)
      and ${within(place)}
    group by s.day order by s.day`)
  return [...rows]
}

/** Those of the days that have a slot, no matter who may book it; one slot of each is looked at. */
export async function findDaysWithSlots(
  on: Executor,
  place: SlotsOf,
  days: string[],
): Promise<string[]> {
  const rows = await on.execute<{ day: string }>(sql`
    select d.day::text as day from unnest(${many(days, 'date')}) as d(day)
    cross join lateral (
      select from slots s join rooms r on r.id = s.room_id
      where s.day = d.day and r.status <> 'draft' and ${within(place)} limit 1
    ) as one`)
  return rows.map(({ day }) => day)
}

/**
 * What stands in the way in slots without a free place: `heads` is what the room's limits and the
 * slot's cap leave at the fullest moment, `places` what caregivers leave too, both before any place
 * is kept for the same day or for residents.
 */
export async function findFullTerms(
  on: Executor,
  slotIds: string[],
  ageMonths: number | null,
): Promise<{ slotId: string; heads: number; places: number }[]> {
  if (slotIds.length === 0) return []
  const rows = await on.execute<{ slotId: string; heads: number; places: number }>(sql`
    select s.id as "slotId",
      min(least(part.cap - part.heads,
        least(l.licensed_places, l.area_places, r.largest_group) - l.heads))::integer as heads,
      min(least(part.cap - part.heads, free_in_room(r, l, null,
        case when ${ageMonths}::integer is null then youngest_band(r, s.age_from_months)
          else band_of(r, ${ageMonths}::integer) end)))::integer as places
    from slots s
    join capacity_ledger l on l.room_id = s.room_id and l.at >= s.starts_at and l.at < s.ends_at
    join capacity_rules r on r.id = l.rules_id
    join slot_ledger part on part.slot_id = s.id and part.starts_at <= l.at and part.ends_at > l.at
    where s.id = any (${many(slotIds, 'uuid')})
    group by s.id`)
  return [...rows]
}

/** The rooms meant, of the tables `r` (rooms). */
export function within(place: SlotsOf): SQL {
  if ('roomId' in place) return sql`r.id = ${place.roomId}::uuid`
  const code = place.divisionCode
  if (code === null) return sql`true`
  return code.length === 6
    ? sql`r.subdistrict_code in (select code from subdistricts where district_code = ${code})`
    : sql`r.subdistrict_code = ${code}`
}

/** Whether a slot `s` takes bookings at an instant as far as its own row says; `closedForBooking` alike. */
export function takesBookings(now: SQL, ageMonths: number | null): SQL {
  return sql`s.status = 'open' and s.released_at <= ${now}
    and case when ${now} < s.same_day_from then ${now} < s.booking_closes_at
      else s.same_day_reserve > 0 and ${now} < s.same_day_closes_at end
    and (${ageMonths}::integer is null
      or ${ageMonths}::integer >= s.age_from_months and ${ageMonths}::integer < s.age_to_months)`
}
