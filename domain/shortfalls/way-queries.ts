import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'

/** A booking that takes part in a shortfall: enough to compute with, and nothing of whose it is. */
export type ShortBooking = {
  bookingId: string
  slotId: string
  slotStartsAt: Date
  slotEndsAt: Date
  startsAt: Date
  endsAt: Date
  claimedAt: Date
  ageMonths: number
  factorHundredths: number
}

/**
 * The bookings that hold a place in a room, or in one of its slots, between two instants. A place held
 * before a child is known ends within minutes, and there is nobody to move. Claims past their time are
 * among them until they are ended: the ledger counts them, and the shortfall is the ledger's.
 */
export async function selectShortBookings(
  on: Executor,
  asked: { roomId: string; slotId: string | null; fromAt: Date; toAt: Date },
): Promise<ShortBooking[]> {
  const from = instant(asked.fromAt)
  const rows = await on.execute(sql`
    select b.id as "bookingId", b.slot_id as "slotId", s.starts_at as "slotStartsAt",
      s.ends_at as "slotEndsAt", b.starts_at as "startsAt", b.ends_at as "endsAt",
      b.claimed_at as "claimedAt", b.age_months as "ageMonths",
      b.care_factor_hundredths as "factorHundredths"
    from bookings b join slots s on s.id = b.slot_id
    where b.room_id = ${asked.roomId}::uuid and b.child_id is not null and not ended(b.status)
      and b.starts_at < ${instant(asked.toAt)} and b.ends_at > ${from}
      and b.starts_at > ${from} - interval '1 day'
      and (${asked.slotId}::uuid is null or b.slot_id = ${asked.slotId}::uuid)
    order by b.claimed_at desc, b.id`)
  return withDates<ShortBooking>(rows, {
    slotStartsAt: Date,
    slotEndsAt: Date,
    startsAt: Date,
    endsAt: Date,
    claimedAt: Date,
  })
}

export type SlotPartCap = { startsAt: Date; endsAt: Date; cap: number }

/** The parts of a slot with the cap in force. */
export async function selectSlotParts(on: Executor, slotId: string): Promise<SlotPartCap[]> {
  const rows = await on.execute(sql`
    select starts_at as "startsAt", ends_at as "endsAt", cap from slot_ledger
    where slot_id = ${slotId}::uuid order by starts_at`)
  return withDates<SlotPartCap>(rows, { startsAt: Date, endsAt: Date })
}

/** Somebody who could be on duty, with the shifts they have anywhere on the day. */
export type Candidate = {
  caregiverId: string
  name: string
  shifts: {
    roomId: string
    fromTime: string
    toTime: string
    breaks: { fromTime: string; toTime: string }[]
  }[]
}

/** A room's staff who count for the ratio on a day. */
export async function selectCandidates(
  on: Executor,
  roomId: string,
  day: string,
): Promise<Candidate[]> {
  return [
    ...(await on.execute<Candidate>(sql`
      select c.id as "caregiverId", c.name, coalesce((
        select jsonb_agg(jsonb_build_object('roomId', s.room_id,
          'fromTime', to_char(s.from_time, 'HH24:MI'), 'toTime', to_char(s.to_time, 'HH24:MI'),
          'breaks', coalesce((select jsonb_agg(jsonb_build_object(
              'fromTime', to_char(k.from_time, 'HH24:MI'), 'toTime', to_char(k.to_time, 'HH24:MI')))
            from roster_breaks k where k.shift_id = s.id), '[]')) order by s.from_time)
        from roster_shifts s where s.caregiver_id = c.id and s.day = ${day}::date), '[]') as shifts
      from caregivers c
      where c.room_id = ${roomId}::uuid and counts_on(c, ${day}::date)
      order by c.created_at, c.id`)),
  ]
}

export type Colleague = {
  caregiverId: string
  name: string
  code: string
  nameZh: string
  nameEn: string | null
}

/** Caregivers of the same operator's other rooms who count and are on no roster of the day. */
export async function selectColleagues(
  on: Executor,
  roomId: string,
  day: string,
  limit: number,
): Promise<Colleague[]> {
  return [
    ...(await on.execute<Colleague>(sql`
      select c.id as "caregiverId", c.name, r.code, r.name_zh as "nameZh", r.name_en as "nameEn"
      from rooms own
      join rooms r on r.operator_id = own.operator_id and r.id <> own.id
      join caregivers c on c.room_id = r.id and counts_on(c, ${day}::date)
      where own.id = ${roomId}::uuid and not exists (
        select from roster_shifts s where s.caregiver_id = c.id and s.day = ${day}::date)
      order by (r.subdistrict_code = own.subdistrict_code) desc, r.name_zh, c.created_at, c.id
      limit ${limit}`)),
  ]
}

export type OtherSlot = {
  slotId: string
  code: string
  nameZh: string
  nameEn: string | null
  subdistrictZh: string
  subdistrictEn: string
  sameSubdistrict: boolean
  startsAt: Date
  endsAt: Date
  ageFromMonths: number
  ageToMonths: number
  /** Whether families can book it now; otherwise the room has to be asked. */
  bookable: boolean
  /** Free places by age in completed months, of the ages asked for that it admits. */
  free: { ageMonths: number; free: number }[]
}

/**
 * Slots of other open rooms of the district that meet a stretch of time and have free places for
 * children of these ages (completed months), those of the same subdistrict first.
 */
export async function selectOtherSlots(
  on: Executor,
  asked: {
    roomId: string
    day: string
    fromAt: Date
    toAt: Date
    ages: number[]
    now: Date
    limit: number
  },
): Promise<OtherSlot[]> {
  const now = instant(asked.now)
  const rows = await on.execute(sql`
    with near as materialized (
      select s.id, r.code, r.name_zh, r.name_en, sd.name_zh as subdistrict_zh,
        sd.name_en as subdistrict_en, r.subdistrict_code = own.subdistrict_code as same_subdistrict,
        s.starts_at, s.ends_at, s.age_from_months, s.age_to_months,
        s.released_at <= ${now} and (s.booking_closes_at > ${now}
          or s.same_day_from <= ${now} and s.same_day_closes_at > ${now}) as bookable
      from rooms own
      join subdistricts here on here.code = own.subdistrict_code
      join subdistricts sd on sd.district_code = here.district_code
      join rooms r on r.subdistrict_code = sd.code and r.id <> own.id and r.status = 'open'
      join slots s on s.room_id = r.id and s.day = ${asked.day}::date and s.status = 'open'
        and s.starts_at < ${instant(asked.toAt)}
        and s.ends_at > greatest(${instant(asked.fromAt)}, ${now})
      where own.id = ${asked.roomId}::uuid
      order by same_subdistrict desc, s.starts_at, r.name_zh, s.id
      limit ${asked.limit}
    ), free as materialized (
      select f.slot_id, ages.age, f.free
      from unnest(${many(asked.ages, 'integer')}) as ages(age)
      cross join lateral free_in_slots((select array_agg(id) from near), ages.age, null,
        ${now}) as f
      where exists (select from near)
    )
    select n.id as "slotId", n.code, n.name_zh as "nameZh", n.name_en as "nameEn",
      n.subdistrict_zh as "subdistrictZh", n.subdistrict_en as "subdistrictEn",
      n.same_subdistrict as "sameSubdistrict", n.starts_at as "startsAt", n.ends_at as "endsAt",
      n.age_from_months as "ageFromMonths", n.age_to_months as "ageToMonths", n.bookable,
      jsonb_agg(jsonb_build_object('ageMonths', f.age, 'free', f.free) order by f.age) as free
    from near n join free f on f.slot_id = n.id and f.free > 0
      and f.age >= n.age_from_months and f.age < n.age_to_months
    group by n.id, n.code, n.name_zh, n.name_en, n.subdistrict_zh, n.subdistrict_en,
      n.same_subdistrict, n.starts_at, n.ends_at, n.age_from_months, n.age_to_months, n.bookable
    order by n.same_subdistrict desc, n.bookable desc, n.starts_at, n.name_zh, n.id`)
  return withDates<OtherSlot>(rows, { startsAt: Date, endsAt: Date })
}
