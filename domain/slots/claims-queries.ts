import { sql } from 'drizzle-orm'
import type { BookingStatus } from '@/db/booking-states'
import type { Executor } from '@/db/client'
import { withDates } from '@/db/sql'
import { pastItsTime, stands } from '@/db/stands'

/** A claim on a place in a slot, as the people who run the room see it: the least that explains it. */
export type SlotClaim = {
  bookingId: string
  status: BookingStatus
  startsAt: Date
  endsAt: Date
  claimedAt: Date
  /** Booked by the family itself, or for it at the desk. */
  source: 'family' | 'desk'
  /** Why a rule of the service was set aside; null if none was. */
  overrideReason: string | null
  /** Whether it holds its place. */
  live: boolean
  /** The child; null once the claim has ended, when the room has no need of it, or before it is known. */
  childName: string | null
}

/**
 * Every claim there ever was in a slot: those that hold a place first, in the order they came. Of holds
 * without a child only those that still stand are listed; the others say nothing.
 */
export async function selectSlotClaims(
  on: Executor,
  slotId: string,
  now: Date,
): Promise<SlotClaim[]> {
  const rows = await on.execute(sql`
    select b.id as "bookingId", state.live, case when ${pastItsTime('b', now)} then 'expired' else b.status end as status,
      b.starts_at as "startsAt", b.ends_at as "endsAt", b.claimed_at as "claimedAt",
      case when b.booked_by is null then 'family' else 'desk' end as source,
      b.override_reason as "overrideReason",
      case when state.live then c.name end as "childName"
    from bookings b left join children c on c.id = b.child_id
    cross join lateral (select ${stands('b', now)} as live) as state
    where b.slot_id = ${slotId}::uuid and (b.child_id is not null or state.live)
    order by b.claimed_at, b.id`)
  const claims = withDates<SlotClaim>(rows, { startsAt: Date, endsAt: Date, claimedAt: Date })
  return claims.toSorted((a, b) => Number(b.live) - Number(a.live))
}
