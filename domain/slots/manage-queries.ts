import { sql } from 'drizzle-orm'
import type { PlacedStatus } from '@/db/booking-states'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import { type Online, onlineState } from '../claims/online-rules'
import type { Language, Write } from '../shared/context'

/** A slot in numbers, as those who run the room see it. */
export type ManagedSlot = {
  id: string
  roomId: string
  /** The timetable that made it; null if a person added it. */
  timetableId: string | null
  day: string
  startsAt: Date
  endsAt: Date
  status: 'open' | 'closed'
  closedReason: string | null
  flexible: boolean
  ageFromMonths: number
  ageToMonths: number
  /** The slot's own cap; null if the policy's counts. */
  cap: number | null
  /** The policy's cap on the day. */
  policyCap: number
  releasedAt: Date
  bookingClosesAt: Date
  sameDayFrom: Date
  sameDayClosesAt: Date
  sameDayReserve: number
  /** Bookings that hold a place. */
  bookings: number
  /** The most children of this slot at once. */
  heads: number
  /** The least of the limits on heads and, by a fixed ratio, of what the caregivers can mind. */
  limit: number
  /** Places that could still be booked now, by the youngest child the slot admits. */
  free: number
  /** Whether families can book it on the site now. */
  online: Online
}

/** The slots of a room between two days, or one of them, in order of time. */
export async function selectManagedSlots(
  on: Executor,
  asked: { roomId: string } & ({ from: string; to: string } | { slotId: string }),
  now: Date,
): Promise<ManagedSlot[]> {
  const rows = await on.execute(sql`
    with chosen as materialized (
      select s.* from slots s
      where s.room_id = ${asked.roomId} and ${
        'slotId' in asked
          ? sql`s.id = ${asked.slotId}::uuid`
          : sql`s.starts_at >= shanghai(${asked.from}::date, '00:00')
              and s.starts_at < shanghai(${asked.to}::date + 1, '00:00')`
      }
    ), free as materialized (
      select * from free_in_slots((select array_agg(id) from chosen), null, null,
        ${instant(now)})
    ), capped as materialized (
      select r.id as room_id, d.day, (policy_in_force(r.subdistrict_code, r.id, d.day)).slot_cap as policy_cap
      from (select distinct room_id, day from chosen offset 0) d join rooms r on r.id = d.room_id
    )
    select s.id, s.room_id as "roomId", s.timetable_id as "timetableId", s.day::text as day, s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.status, s.closed_reason as "closedReason", s.flexible,
      s.age_from_months as "ageFromMonths", s.age_to_months as "ageToMonths", s.cap,
      capped.policy_cap as "policyCap", s.released_at as "releasedAt",
      s.booking_closes_at as "bookingClosesAt", s.same_day_from as "sameDayFrom",
      s.same_day_closes_at as "sameDayClosesAt", s.same_day_reserve as "sameDayReserve",
      (select count(*)::int from bookings b where b.slot_id = s.id and ${booked(now)}) as bookings,
      (select coalesce(max((select count(*)::int from bookings b where b.slot_id = s.id
          and b.starts_at < part.ends_at and b.ends_at > part.starts_at and ${stands('b', now)})), 0)
        from slot_ledger part where part.slot_id = s.id) as heads,
      least(case s.status when 'closed' then 0 else coalesce(s.cap, capped.policy_cap) end,
        (select min(case when l.caregivers < r.min_caregivers then 0 else least(l.licensed_places,
            l.area_places, r.largest_group,
            case r.mixed_policy when 'fixed_ratio' then l.caregivers * r.fixed_ratio end) end)
          from capacity_ledger l join capacity_rules r on r.id = l.rules_id
          where l.room_id = s.room_id and l.at >= s.starts_at and l.at < s.ends_at))::int as limit,
      coalesce((select f.free from free f where f.slot_id = s.id), 0) as free
    from chosen s join capped on capped.day = s.day
    order by s.starts_at, s.ends_at, s.id`)
  const slots = withDates<Omit<ManagedSlot, 'online'>>(rows, {
    startsAt: Date,
    endsAt: Date,
    releasedAt: Date,
    bookingClosesAt: Date,
    sameDayFrom: Date,
    sameDayClosesAt: Date,
  })
  return slots.map((slot) => ({ ...slot, online: onlineState(slot, now) }))
}

/** The room of a slot; null if there is no such slot. */
export async function findRoomOfSlot(on: Executor, slotId: string): Promise<string | null> {
  const [row] = await on.execute<{ roomId: string }>(
    sql`select room_id as "roomId" from slots where id = ${slotId}::uuid`,
  )
  return row?.roomId ?? null
}

/** A booked child as the room needs to know it: the least that caring for it takes. */
export type BookedChild = {
  bookingId: string
  slotId: string
  status: PlacedStatus
  startsAt: Date
  endsAt: Date
  childName: string
  ageMonths: number
  factorHundredths: number
  allergies: string | null
  notes: string | null
  guardianName: string | null
  guardianPhone: string
  guardianRelation: 'mother' | 'father' | 'grandparent' | 'other' | null
}

/** The children booked in a room on a day, or in one of its slots, by slot, time and name. */
export async function selectBookedChildren(
  on: Executor,
  asked: { roomId: string; day: string; slotId?: string },
  now: Date,
): Promise<BookedChild[]> {
  const rows = await on.execute(sql`
    select b.id as "bookingId", b.slot_id as "slotId", b.status, b.starts_at as "startsAt",
      b.ends_at as "endsAt", c.name as "childName", b.age_months as "ageMonths",
      b.care_factor_hundredths as "factorHundredths", nullif(trim(c.allergies), '') as allergies,
      nullif(trim(c.notes), '') as notes, a.name as "guardianName", a.phone as "guardianPhone",
      g.relation as "guardianRelation"
    from bookings b
    join children c on c.id = b.child_id
    join accounts a on a.id = b.account_id
    left join guardians g on g.account_id = b.account_id and g.child_id = b.child_id
    where b.room_id = ${asked.roomId} and b.starts_at >= shanghai(${asked.day}::date, '00:00')
      and b.starts_at < shanghai(${asked.day}::date + 1, '00:00')
      and ${asked.slotId === undefined ? sql`true` : sql`b.slot_id = ${asked.slotId}::uuid`}
      and ${stands('b', now)}
    order by b.slot_id, b.starts_at, c.name, b.id`)
  return withDates<BookedChild>(rows, { startsAt: Date, endsAt: Date })
}

/**
 * Notes that the actor read these children's records, once per person, booking, day and reason, with
 * what for; a stated reason says from which office too.
 */
export async function insertChildReads(
  { actor, now, tx, origin }: Write,
  bookingIds: string[],
  reading: { purpose: string; reason?: string; as?: string | null; place?: string | null },
): Promise<void> {
  if (actor.kind !== 'account' || bookingIds.length === 0) return
  const at = instant(now)
  const { reason = null, ...details } = reading
  await tx.execute(sql`
    insert into audit_entries (id, at, actor_id, actor_kind, action, subject_kind, subject_id,
      room_id, child_id, reason, origin, details)
    select uuid_v7(), ${at}, ${actor.accountId}::uuid, 'account', 'child_read', 'booking',
      b.id::text, b.room_id, b.child_id, ${reason}::text, ${origin ?? null}::text,
      ${JSON.stringify(details)}::jsonb
    from bookings b
    where b.id = any (${many(bookingIds, 'uuid')}) and not exists (
      select from audit_entries e where e.subject_kind = 'booking' and e.subject_id = b.id::text
        and e.action = 'child_read' and e.actor_id = ${actor.accountId}::uuid
        and e.reason is not distinct from ${reason}::text
        and e.at >= date_trunc('day', ${at}, 'Asia/Shanghai'))
    order by b.id`)
}

/**
 * Locks what a claim in the room's day would touch, in the order claims do, so that what is read
 * afterwards stays true until the transaction ends.
 */
export async function lockSlotClaims(tx: Executor, slotId: string): Promise<void> {
  await tx.execute(sql`select lock_slot_claims(${slotId}::uuid)`)
}

export async function updateSlotCap(
  tx: Executor,
  slotId: string,
  cap: number | null,
): Promise<void> {
  await tx.execute(sql`update slots set cap = ${cap}::smallint where id = ${slotId}::uuid`)
}

export async function markSlotClosed(
  { tx, now, actor }: Write,
  slotId: string,
  reason: string,
): Promise<void> {
  await tx.execute(sql`
    update slots set status = 'closed', closed_at = ${instant(now)},
      closed_by = ${actor.kind === 'account' ? actor.accountId : null}::uuid, closed_reason = ${reason}
    where id = ${slotId}::uuid`)
}

export async function markSlotOpen(tx: Executor, slotId: string): Promise<void> {
  await tx.execute(sql`
    update slots set status = 'open', closed_at = null, closed_by = null, closed_reason = null
    where id = ${slotId}::uuid`)
}

export type FamilyToTell = {
  accountId: string
  phone: string
  language: Language
  children: number
}

/** The families with bookings in a slot that hold a place, each once. */
export async function selectFamiliesOfSlot(
  tx: Executor,
  slotId: string,
  now: Date,
): Promise<FamilyToTell[]> {
  return tx.execute<FamilyToTell>(sql`
    select a.id as "accountId", a.phone, a.language, count(*)::int as children
    from bookings b join accounts a on a.id = b.account_id
    where b.slot_id = ${slotId}::uuid and ${booked(now)}
    group by a.id order by a.id`)
}

/** A booking that holds its place: one held before the family has named a child is none yet. */
function booked(now: Date) {
  return sql`b.child_id is not null and ${stands('b', now)}`
}
