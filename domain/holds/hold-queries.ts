import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, withDates } from '@/db/sql'
import { stands } from '@/db/stands'
import type { HoldState, Span } from '../claims/types'
import type { Write } from '../shared/context'

/** A place held in a slot before the family has said for which child. */
export type FoundHold = {
  id: string
  slotId: string
  startsAt: Date
  endsAt: Date
  expiresAt: Date
  state: HoldState
  /** Whether every limit holds with the place counted as taken: false while a limit is too low for it. */
  fits: boolean
}

const times = { startsAt: Date, endsAt: Date, expiresAt: Date }

const columns = sql`b.id, b.slot_id as "slotId", b.starts_at as "startsAt", b.ends_at as "endsAt",
  b.expires_at as "expiresAt"`

/** How long after its end the family is still shown its last hold. */
const toldFor = sql`interval '10 minutes'`

/**
 * What the account holds in the slot, or held there until a moment ago and has not used; null if
 * its last claim there is something else.
 */
export async function selectLastHold(
  on: Executor,
  accountId: string,
  slotId: string,
  now: Date,
): Promise<FoundHold | null> {
  const rows = await on.execute(sql`
    select ${columns}, b.child_id is not null or (b.status = 'cancelled' and b.cancelled_by is null) as used,
      least(b.expires_at, b.cancelled_at) > ${instant(now)} - ${toldFor} as recent,
      case when b.status = 'cancelled' then 'released'
        when ${stands('b', now)} then 'live' else 'over' end as state,
      case when b.status = 'held' then set_aside_by(b) is null else false end as fits
    from bookings b
    where b.account_id = ${accountId} and b.slot_id = ${slotId}
    order by b.claimed_at desc, b.id desc limit 1`)
  const [row] = withDates<FoundHold & { used: boolean; recent: boolean }>(rows, times)
  if (!row || row.used || !row.recent) return null
  const { used: _, recent: __, ...hold } = row
  return hold
}

/** What the account holds of exactly this stretch of the slot; null if nothing. */
export async function selectSameHold(
  on: Executor,
  accountId: string,
  slotId: string,
  { from, to }: Span,
): Promise<{ id: string; expiresAt: Date } | null> {
  const rows = await on.execute(sql`
    select b.id, b.expires_at as "expiresAt" from bookings b
    where b.account_id = ${accountId} and b.slot_id = ${slotId} and num_nulls(b.child_id) = 1
      and stands(b, app_now())
      and b.starts_at = ${instant(from)} and b.ends_at = ${instant(to)}
    order by b.id limit 1`)
  return withDates<{ id: string; expiresAt: Date }>(rows, { expiresAt: Date })[0] ?? null
}

/** Holds a place, no longer than `until`; the database sets the end, and refuses what does not fit. */
export async function insertHold(
  { tx }: Write,
  hold: { id: string; accountId: string; slotId: string; until: Date | null } & Span,
): Promise<{ id: string; expiresAt: Date }> {
  const rows = await tx.execute<{ expiresAt: string }>(sql`
    insert into bookings (id, slot_id, account_id, status, starts_at, ends_at, expires_at, cancel_until)
    select ${hold.id}::uuid, s.id, ${hold.accountId}::uuid, 'held', ${instant(hold.from)},
      ${instant(hold.to)}, ${hold.until && instant(hold.until)}::timestamptz, s.cancel_until
    from slots s where s.id = ${hold.slotId}
    returning expires_at as "expiresAt"`)
  return { id: hold.id, expiresAt: new Date(rows[0]?.expiresAt ?? 0) }
}

type LockedHold = Pick<FoundHold, 'slotId' | 'startsAt' | 'endsAt' | 'expiresAt'> & {
  roomId: string
  stands: boolean
  /** Whether its time is not over and no booking used it; also of one given back, which does not stand. */
  resumable: boolean
}

/** Locks one hold of the account and answers it as it is then; null if there is none. */
export async function lockHold(
  on: Executor,
  accountId: string,
  holdId: string,
): Promise<LockedHold | null> {
  const rows = await on.execute(sql`
    select b.room_id as "roomId", b.slot_id as "slotId", b.starts_at as "startsAt", b.ends_at as "endsAt",
      b.expires_at as "expiresAt", stands(b, app_now()) as stands,
      b.expires_at > app_now() and (b.status = 'held' or b.cancelled_by is not null) as resumable
    from bookings b
    where b.id = ${holdId} and b.account_id = ${accountId} and num_nulls(b.child_id) = 1 for no key update`)
  return withDates<LockedHold>(rows, times)[0] ?? null
}

/** Ends what the account holds in the slot, so that what it claims next takes the place over. */
export async function passHolds(
  on: Executor,
  accountId: string,
  { slotId, startsAt, endsAt }: LockedHold,
): Promise<void> {
  await on.execute(sql`
    select pass_holds(${accountId}::uuid, ${slotId}::uuid, '{}', ${instant(startsAt)},
      ${instant(endsAt)})`)
}

/** Gives the place back. */
export async function markReleased(
  on: Executor,
  holdId: string,
  end: { at: Date; by: string },
): Promise<void> {
  await on.execute(sql`
    update bookings set status = 'cancelled', cancelled_at = ${instant(end.at)},
      cancelled_by = ${end.by}
    where id = ${holdId}`)
}
