import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { shortfalls } from '@/db/schema/capacity'
import { children, guardians, marks } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import { pastItsTime } from '@/db/stands'
import type { CancelReason, RoomCause } from '../claims/types'
import { frozenSetting } from '../policies/frozen-queries'
import { completePolicy, settingsFromRow } from '../policies/queries'
import type { Policy } from '../policies/types'
import { suspendedThen } from './shut-queries'

const latePoints = frozenSetting<number>(slots.policy, 'markLateCancellation')
const allowanceUnit = frozenSetting<'visits' | 'minutes'>(slots.policy, 'allowanceUnit')

/** What the room did that touches the booking, of its slot and room; null for one it can keep. */
export const roomCause = sql<RoomCause | null>`case
  when ${slots.status} = 'closed' then 'slot_closed'
  when ${suspendedThen} then 'room_suspended'
  when exists (select from ${shortfalls} where ${shortfalls.roomId} = ${bookings.roomId}
    and ${shortfalls.day} = ${bookings.day} and ${shortfalls.resolvedAt} is null
    and coalesce(${shortfalls.slotId}, ${bookings.slotId}) = ${bookings.slotId}
    and ${shortfalls.fromAt} < ${bookings.endsAt} and ${shortfalls.toAt} > ${bookings.startsAt})
  then 'falls_short' end`

const bookingView = {
  id: bookings.id,
  status: bookings.status,
  day: bookings.day,
  startsAt: bookings.startsAt,
  endsAt: bookings.endsAt,
  cancelUntil: bookings.cancelUntil,
  claimedAt: bookings.claimedAt,
  cancelledAt: bookings.cancelledAt,
  cancelReason: bookings.cancelReason,
  allowanceUsed: bookings.allowanceUsed,
  priceFen: bookings.priceFen,
  childId: children.id,
  childName: children.name,
  roomId: bookings.roomId,
  roomCode: rooms.code,
  roomNameZh: rooms.nameZh,
  roomNameEn: rooms.nameEn,
  roomAddress: rooms.address,
  slotId: bookings.slotId,
  roomCause,
  /** Why the slot is closed or the room suspended, in the words of those who did it. */
  causeReason: sql<
    string | null
  >`case when ${slots.status} = 'closed' then ${slots.closedReason} else ${rooms.statusReason} end`,
  flexible: slots.flexible,
  /** The booking this one was moved to; null if it was not moved. */
  movedTo: sql<
    string | null
  >`(select next.id from ${bookings} as next where next.moved_from = ${bookings.id})`,
  /** Whether a member of staff booked at the desk. */
  atDesk: sql<boolean>`${bookings.bookedBy} is not null`,
  latePoints,
  allowanceUnit,
}

/** A booking as its family sees it. */
export type BookingView = Awaited<ReturnType<typeof findBookings>>[number]

function bookingsOf(on: Executor, accountId: string) {
  return on
    .select(bookingView)
    .from(bookings)
    .innerJoin(
      guardians,
      and(eq(guardians.childId, bookings.childId), eq(guardians.accountId, accountId)),
    )
    .innerJoin(children, eq(children.id, bookings.childId))
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(slots, eq(slots.id, bookings.slotId))
}

/** Bookings of the account's children: those to come, soonest first, or the past ones, latest first. */
export function findBookings(on: Executor, accountId: string, when: 'coming' | 'past', now: Date) {
  const coming = when === 'coming'
  return bookingsOf(on, accountId)
    .where(coming ? gte(bookings.endsAt, now) : lt(bookings.endsAt, now))
    .orderBy(coming ? asc(bookings.startsAt) : desc(bookings.startsAt), asc(bookings.id))
    .limit(coming ? 100 : 50)
}

/** One booking of a child of the account; null if there is none. */
export async function findBooking(
  on: Executor,
  accountId: string,
  bookingId: string,
): Promise<BookingView | null> {
  const [row] = await bookingsOf(on, accountId).where(eq(bookings.id, bookingId))
  return row ?? null
}

/** The children booked together in a slot, by the same press of the button; this one among them. */
export async function findSameRequest(on: Executor, accountId: string, bookingId: string) {
  return bookingsOf(on, accountId)
    .where(
      sql`(${bookings.requestId}, ${bookings.slotId}) =
          (select request_id, slot_id from bookings where id = ${bookingId})
        or ${bookings.id} = ${bookingId}`,
    )
    .orderBy(asc(bookings.id))
}

/** The bookings a press of the account made, in order of time. */
export async function findBookingsOfRequest(on: Executor, accountId: string, requestId: string) {
  return bookingsOf(on, accountId)
    .where(eq(bookings.requestId, requestId))
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
}

/** What cancelling a booking of a known child needs to know of it. */
export const lockedBooking = {
  id: bookings.id,
  status: bookings.status,
  startsAt: bookings.startsAt,
  endsAt: bookings.endsAt,
  cancelUntil: bookings.cancelUntil,
  allowanceUsed: bookings.allowanceUsed,
  cancelReason: bookings.cancelReason,
  roomCause,
  childId: sql<string>`${bookings.childId}`,
  slotId: bookings.slotId,
  /** The UID by which calendars know the visit, and how often it was moved. */
  calendarUid: sql<string>`coalesce(${bookings.calendarUid}, ${bookings.id})`,
  calendarSequence: bookings.calendarSequence,
  roomId: bookings.roomId,
  roomNameZh: rooms.nameZh,
  roomNameEn: rooms.nameEn,
  latePoints,
}

export type LockedBooking = NonNullable<Awaited<ReturnType<typeof lockBooking>>>

/** Locks one booking of a child of the account and answers with it as it is then. */
export async function lockBooking(on: Executor, accountId: string, bookingId: string) {
  const [row] = await on
    .select(lockedBooking)
    .from(bookings)
    .innerJoin(
      guardians,
      and(eq(guardians.childId, bookings.childId), eq(guardians.accountId, accountId)),
    )
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(slots, eq(slots.id, bookings.slotId))
    .where(eq(bookings.id, bookingId))
    .for('no key update', { of: bookings })
  return row ?? null
}

/** Ends a booking; the database gives back its place and, if it is returned, its allowance. */
export async function markCancelled(
  on: Executor,
  bookingId: string,
  end: {
    cancelledAt: Date
    cancelledBy: string
    cancelReason: CancelReason | 'moved'
    allowanceUsed: number
  },
): Promise<void> {
  await on
    .update(bookings)
    .set({ status: 'cancelled', ...end })
    .where(eq(bookings.id, bookingId))
}

/** Adds a mark for a booking. */
export async function insertMark(on: Executor, mark: typeof marks.$inferInsert): Promise<void> {
  await on.insert(marks).values(mark)
}

/** Ends all held and offered claims past their time, room by room. Answers how many there were. */
export async function expireStale(on: Executor, now: Date): Promise<number> {
  const rows = await on.execute<{ count: number }>(sql`
    select count, release_expired(room_id, null, from_at, to_at) from (
      select room_id, count(*)::integer as count, min(starts_at) as from_at, max(ends_at) as to_at
      from bookings b where ${pastItsTime('b', now)}
      group by room_id order by room_id) as stale`)
  return rows.reduce((sum, row) => sum + row.count, 0)
}

export type MarkedChild = {
  childId: string
  childName: string
  marks: { at: Date; points: number }[]
  policy: Policy
}

/** The account's children that have marks of the last year, with the policy in force at home. */
export async function findMarkedChildren(
  on: Executor,
  accountId: string,
  day: string,
): Promise<MarkedChild[]> {
  const rows = await on.execute<
    Omit<MarkedChild, 'marks' | 'policy'> & {
      marks: { at: string; points: number }[]
      policy: Record<string, unknown>
    }
  >(sql`
    select c.id as "childId", c.name as "childName",
      to_jsonb(policy_in_force(a.home_subdistrict_code, null, ${day}::date)) as policy,
      jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points)) as marks
    from accounts a join guardians g on g.account_id = a.id join children c on c.id = g.child_id
    join marks m on m.child_id = c.id and m.marked_at > ${day}::date - interval '1 year'
    where a.id = ${accountId}
    group by a.id, c.id`)
  return rows.map((row) => ({
    ...row,
    policy: completePolicy(settingsFromRow(row.policy)),
    marks: row.marks.map((mark) => ({ at: new Date(mark.at), points: mark.points })),
  }))
}
