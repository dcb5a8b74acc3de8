import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { guardians } from '@/db/schema/families'
import { calendarFeeds } from '@/db/schema/feeds'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import { instant } from '@/db/sql'
import { roomCause } from '../bookings/queries'
import type { Language, Write } from '../shared/context'
import type { Visit } from './types'

/** The most visits in one calendar. */
const mostVisits = 500

/**
 * What a calendar has: a place that is only held or offered is no visit yet, and one cancelled stays, so
 * that calendars take it out. A list of its own, which says nothing of places.
 */
const visitStatuses = ['confirmed', 'attended', 'missed', 'cancelled'] as const

/** Ended because it became another visit, which carries its UID on. */
const moved = sql`(${bookings.status} = 'cancelled' and ${bookings.cancelReason} is not distinct from 'moved')`

const visit = {
  bookingId: bookings.id,
  uid: sql<string>`coalesce(${bookings.calendarUid}, ${bookings.id})`,
  sequence: sql<number>`${bookings.calendarSequence}
    + (${bookings.status} = 'cancelled' and not ${moved})::integer`,
  cancelled: sql<boolean>`${bookings.status} = 'cancelled'`,
  roomCause,
  startsAt: bookings.startsAt,
  endsAt: bookings.endsAt,
  cancelUntil: bookings.cancelUntil,
  changedAt: sql<Date>`greatest(${bookings.claimedAt}, ${bookings.cancelledAt}, ${rooms.updatedAt},
      ${slots.closedAt})`.mapWith(bookings.claimedAt),
  room: {
    nameZh: rooms.nameZh,
    nameEn: rooms.nameEn,
    address: rooms.address,
    contactPhone: rooms.contactPhone,
    latitude: rooms.latitude,
    longitude: rooms.longitude,
  },
}

function visitsOf(on: Executor, accountId: string) {
  return on
    .select(visit)
    .from(bookings)
    .innerJoin(
      guardians,
      and(eq(guardians.childId, bookings.childId), eq(guardians.accountId, accountId)),
    )
    .innerJoin(rooms, eq(rooms.id, bookings.roomId))
    .innerJoin(slots, eq(slots.id, bookings.slotId))
}

/**
 * Visits of the account's children that ended after an instant or are to come, in time order, each
 * once no matter how often it was moved; those cancelled before that instant are left out.
 */
export function selectVisits(on: Executor, accountId: string, since: Date): Promise<Visit[]> {
  return visitsOf(on, accountId)
    .where(
      and(
        inArray(bookings.status, visitStatuses),
        gt(bookings.endsAt, since),
        sql`not ${moved}`,
        sql`(${bookings.cancelledAt} is null or ${bookings.cancelledAt} > ${instant(since)})`,
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .limit(mostVisits)
}

/** The visit a booking stands for now, after all its moves; null if the account has no such visit. */
export async function selectVisit(
  on: Executor,
  accountId: string,
  bookingId: string,
): Promise<Visit | null> {
  const [row] = await visitsOf(on, accountId).where(
    and(
      inArray(bookings.status, visitStatuses),
      sql`${bookings.id} = (
        with recursive moves as (
          select b.id, 0 as step from bookings b where b.id = ${bookingId}::uuid
          union all
          select b.id, m.step + 1 from bookings b join moves m on b.moved_from = m.id
          where b.status not in ('held', 'offered', 'expired'))
        select id from moves order by step desc limit 1)`,
    ),
  )
  return row ?? null
}

/** Lets one transaction at a time open or end the feed of an account. */
export async function lockFeedOf({ tx }: Write, accountId: string): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('no key update')
}

/** Since when the account's feed has its present address; null if it has none. */
export async function selectFeedOf(
  on: Executor,
  accountId: string,
): Promise<{ openedAt: Date } | null> {
  const [row] = await on
    .select({ openedAt: calendarFeeds.createdAt })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.accountId, accountId), isNull(calendarFeeds.revokedAt)))
  return row ?? null
}

/** Whose feed an address opens, and in which language; null for an unknown or a dead one. */
export async function selectFeedByHash(
  on: Executor,
  tokenHash: string,
): Promise<{ accountId: string; language: Language } | null> {
  const [row] = await on
    .select({ accountId: accounts.id, language: accounts.language })
    .from(calendarFeeds)
    .innerJoin(accounts, eq(accounts.id, calendarFeeds.accountId))
    .where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.revokedAt)))
  return row ?? null
}

export async function insertFeed(
  { tx, now }: Write,
  accountId: string,
  tokenHash: string,
): Promise<string> {
  const id = v7()
  await tx.insert(calendarFeeds).values({ id, accountId, tokenHash, createdAt: now })
  return id
}

/** Kills the account's address; answers which feed that was, null if there was none. */
export async function revokeFeedRow({ tx, now }: Write, accountId: string): Promise<string | null> {
  const [row] = await tx
    .update(calendarFeeds)
    .set({ revokedAt: now })
    .where(and(eq(calendarFeeds.accountId, accountId), isNull(calendarFeeds.revokedAt)))
    .returning({ id: calendarFeeds.id })
  return row?.id ?? null
}
