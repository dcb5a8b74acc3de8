import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { arrayText, instant, many, withDates } from '@/db/sql'
import type { MessageKind } from '../messages/queue-message'
import { carriedPolicy } from '../policies/frozen-queries'
import type { Write } from '../shared/context'
import type { BookingPolicy, ChildFacts, Family, MadeBooking, SlotFacts } from './types'

/** A row of `slotColumns`, whose instants are text. */
export type SlotRow = Record<string, unknown>

const slotDates = {
  ...{ startsAt: Date, endsAt: Date, releasedAt: Date, bookingClosesAt: Date },
  ...{ sameDayFrom: Date, sameDayClosesAt: Date, residentsUntil: Date, cancelUntil: Date },
}

/** The slot with its room, the policy in force and the account's consent; null if there is none. */
export async function findSlotFacts(
  on: Executor,
  slotId: string,
  accountId: string,
): Promise<SlotFacts | null> {
  const [slot] = await findSlotsFacts(on, [slotId], accountId)
  return slot ?? null
}

/** The same of several slots, in the order in which places are locked: by room, then by time. */
export async function findSlotsFacts(
  on: Executor,
  slotIds: string[],
  accountId: string,
): Promise<SlotFacts[]> {
  const rows = await on.execute(sql`
    select ${slotColumns(sql`${accountId}::uuid`)}
    from slots s join rooms r on r.id = s.room_id
    where s.id = any (${many(slotIds, 'uuid')}) and r.status <> 'draft'
    order by s.room_id, s.starts_at, s.id`)
  return rows.map(slotIn)
}

/** The columns of a SlotRow, of slot `s` and room `r`. */
export function slotColumns(accountId: SQL): SQL {
  return sql`s.id, s.room_id as "roomId", r.code as "roomCode", r.name_zh as "roomNameZh",
    r.name_en as "roomNameEn", s.day::text as day,
    case when r.suspended_from <= s.day then 'suspended' else r.status end as "roomStatus",
    s.starts_at as "startsAt", s.ends_at as "endsAt", s.status, s.flexible,
    s.min_minutes as "minMinutes", s.age_from_months as "ageFromMonths",
    s.age_to_months as "ageToMonths", s.price_fen_per_hour as "priceFenPerHour",
    s.released_at as "releasedAt", s.booking_closes_at as "bookingClosesAt",
    s.same_day_from as "sameDayFrom", s.same_day_closes_at as "sameDayClosesAt",
    s.same_day_reserve as "sameDayReserve", s.residents_until as "residentsUntil",
    s.cancel_until as "cancelUntil", s.policy,
    coalesce((select c.decision = 'given' from consents c where c.account_id = ${accountId}
      and c.purpose = 'child_data' order by c.created_at desc, c.id desc limit 1), false) as "hasConsent"`
}

/** A row of `slotColumns` as facts. */
export function slotIn(row: SlotRow): SlotFacts {
  const carried = row.policy as Record<string, unknown>
  const [slot] = withDates<SlotFacts>([{ ...row, policy: carriedPolicy(carried) }], slotDates)
  return slot as SlotFacts
}

/** Locks the children in order, so that two requests for one child count its bookings in turn. */
export async function lockChildren(on: Executor, childIds: string[]): Promise<void> {
  await on.execute(sql`
    select 1 from children where id = any (${many(childIds, 'uuid')}) order by id for no key update`)
}

export type ChildRow = Omit<ChildFacts, 'marks'> & {
  marks: { at: string; points: number }[] | null
}

/** The account's children, all or those named, with what their booking this slot depends on. */
export async function findChildFacts(
  on: Executor,
  accountId: string,
  childIds: string[] | null,
  slot: { day: string; startsAt: Date; endsAt: Date; policy: BookingPolicy },
  now: Date,
): Promise<ChildFacts[]> {
  const marksDays = slot.policy.marksWindowDays + slot.policy.suspensionDays
  const rows = await on.execute<ChildRow>(sql`
    select * from children_asking(${accountId}, ${many(childIds, 'uuid')}, ${slot.day}::date,
      ${instant(slot.startsAt)}, ${instant(slot.endsAt)},
      ${marksDays}::integer, true, ${instant(now)})`)
  return rows.map(childIn)
}

/** A row of `children_asking` as facts. */
export function childIn(row: ChildRow): ChildFacts {
  const marks = (row.marks ?? []).map((mark) => ({ at: new Date(mark.at), points: mark.points }))
  return { ...row, marks }
}

export type MadeRequest = { id: string; fingerprint: string; bookings: MadeBooking[] }

/** The bookings an earlier request with this key made; null if the key is new. */
export async function findRequest(
  on: Executor,
  accountId: string,
  key: string,
): Promise<MadeRequest | null> {
  const [row] = await on.execute<
    Omit<MadeRequest, 'bookings'> & { bookings: MadeBooking[] | null }
  >(sql`
    select q.id, q.fingerprint, (select jsonb_agg(jsonb_build_object('id', b.id, 'childId', b.child_id,
        'slotId', b.slot_id) order by b.id)
      from bookings b where b.request_id = q.id) as bookings
    from booking_requests q where q.account_id = ${accountId} and q.key = ${key}`)
  return row ? { ...row, bookings: row.bookings ?? [] } : null
}

/** A press of a button: written with its first claims, or before them if there are many. */
export type Request = { id: string; key: string; fingerprint: string; written: boolean }

/**
 * The visit that a claim moves: the booking it leaves, and the UID and sequence by which calendars
 * know the visit.
 */
export type MovedFrom = { bookingId: string; calendarUid: string; calendarSequence: number }

/** What the family is told once the places are theirs. */
export type Told = { kind: MessageKind; parameters: Record<string, string> }

export type NewClaim = {
  request: Request
  family: Family
  /** The member of staff who books at the desk; null if the family books itself. */
  bookedBy: string | null
  /** Why rules of the service are set aside; null if none is. */
  exception: string | null
  slot: { id: string; roomId: string; day: string; cancelUntil: Date }
  from: Date
  to: Date
  children: { bookingId: string; childId: string; allowanceUsed: number; priceFen: number | null }[]
  /**
   * By how many bookings of each child it was decided, read without locks: if there are others by
   * now, it is refused (see `isDecidedLate`). Null if the children are locked.
   */
  decidedBy: Pick<ChildFacts, 'openBookings' | 'monthBookings'>[] | null
  /** Only of one child. */
  movedFrom: MovedFrom | null
  /** Null if the press sends the family one message for several claims. */
  told: Told | null
}

/**
 * Writes the request (unless it is written), its confirmed bookings (whose place is the one the family
 * held in the slot, if it held one), an audit row for each and one message to the family, in one
 * statement; all or none. Empty if the key was used before. With an exception the audit rows are left
 * to the caller, who knows afterwards which rules it set aside. The database refuses what does not fit
 * (see `claimRefusal`).
 */
export async function insertClaims(
  { now, tx, origin }: Write,
  claim: NewClaim,
): Promise<MadeBooking[]> {
  const { request, slot, children, family, bookedBy, exception, movedFrom, told, decidedBy } = claim
  // Written out, not by `instant` and `many`: joining nested pieces takes a part of each press.
  const [at, from, to] = [now.toISOString(), claim.from.toISOString(), claim.to.toISOString()]
  const cancelUntil = slot.cancelUntil.toISOString()
  const childIds = arrayText(children.map((child) => child.childId))
  const rows = await tx.execute<MadeBooking>(sql`
    with written as (
      insert into booking_requests (id, account_id, key, fingerprint)
      select ${request.id}::uuid, ${family.accountId}::uuid, ${request.key}::uuid, ${request.fingerprint}
      where not ${request.written}::boolean
      on conflict on constraint booking_requests_once do nothing
      returning id
    ), request as (
      select id from written union all select ${request.id}::uuid where ${request.written}::boolean
    ), passed as materialized (
      select pass_holds(${family.accountId}::uuid, ${slot.id}::uuid, ${childIds}::uuid[],
        ${from}::timestamptz, ${to}::timestamptz) as hold_id
      from request
      where lock_asking(${childIds}::uuid[], ${slot.day}::date, ${at}::timestamptz,
        ${decidedBy && arrayText(decidedBy.map((one) => one.openBookings))}::integer[],
        ${decidedBy && arrayText(decidedBy.map((one) => one.monthBookings))}::integer[])
    ), booked as (
      insert into bookings (id, request_id, slot_id, room_id, child_id, account_id, status, day,
        starts_at, ends_at, age_months, care_factor_hundredths, resident, same_day, allowance_used,
        price_fen, cancel_until, claimed_at, booked_by, override_reason, moved_from, calendar_uid,
        calendar_sequence)
      select c.id, request.id, ${slot.id}::uuid, ${slot.roomId}::uuid, c.child_id, ${family.accountId}::uuid,
        'confirmed', ${slot.day}::date, ${from}::timestamptz,
        ${to}::timestamptz, 0, 100, false, false, c.allowance_used,
        c.price_fen, ${cancelUntil}::timestamptz, ${at}::timestamptz,
        ${bookedBy}::uuid, ${exception}::text, ${movedFrom?.bookingId ?? null}::uuid,
        ${movedFrom?.calendarUid ?? null}::uuid, ${movedFrom?.calendarSequence ?? 0}::integer
      from request, passed, jsonb_to_recordset(${JSON.stringify(
        children.map((child) => ({
          id: child.bookingId,
          child_id: child.childId,
          allowance_used: child.allowanceUsed,
          price_fen: child.priceFen,
        })),
      )}::jsonb) as c(id uuid, child_id uuid, allowance_used integer, price_fen integer)
      returning id, child_id, slot_id
    ), audited as (
      insert into audit_entries (id, at, actor_id, actor_kind, action, subject_kind, subject_id, room_id, child_id,
        origin, details)
      select uuid_v7(), ${at}::timestamptz, ${bookedBy ?? family.accountId}::uuid, 'account',
        ${bookedBy ? 'book-at-desk' : 'book-slot'}::text, 'booking',
        booked.id::text, ${slot.roomId}::uuid, booked.child_id, ${origin ?? null}::text,
        case when passed.hold_id is null then '{}' else jsonb_build_object('holdId', passed.hold_id) end
      from booked, passed where ${exception}::text is null
    ), told as (
      insert into messages (id, account_id, phone, language, kind, parameters)
      select uuid_v7(), ${family.accountId}::uuid, ${family.phone}, ${family.language}, ${told?.kind ?? ''},
        ${JSON.stringify(told?.parameters ?? {})}::jsonb
      from request where ${told !== null}::boolean
    )
    select id, child_id as "childId", slot_id as "slotId" from booked`)
  return [...rows]
}

/** Whether a claim was refused only because a child has other bookings by now than when it was decided. */
export function isDecidedLate(error: unknown): boolean {
  return brokenConstraint(error)?.name === 'booking_decided_late'
}

/**
 * For each booking just made with an exception, the constraint that would have refused it without
 * one; null if the exception took no kept place. Only right in the transaction of the claim.
 */
export async function findSetAside(
  on: Executor,
  bookingIds: string[],
): Promise<Map<string, string | null>> {
  const rows = await on.execute<{ id: string; name: string | null }>(sql`
    select b.id, set_aside_by(b) as name from bookings b
    where b.id = any (${many(bookingIds, 'uuid')}) order by b.id`)
  return new Map(rows.map((row) => [row.id, row.name]))
}
