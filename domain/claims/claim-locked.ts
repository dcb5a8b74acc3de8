import type { Write } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findChildFacts, lockChildren } from './claim-queries'
import { claimRefusal } from './claim-refusal'
import type { BookSlotInput } from './inputs'
import { maySetAside } from './kind-rules'
import { logException } from './log-exception'
import { refusalsFor } from './refusal-rules'
import { spanOf } from './request-rules'
import type { Asking, BookingRefusal, MadeBooking, SlotFacts } from './types'
import { type ClaimNotes, writeClaim } from './write-claim'

/** What was booked, and the rules set aside for it by an exception. */
export type Claimed = { bookings: MadeBooking[]; setAside: BookingRefusal['reason'][] }

/**
 * One claim inside a transaction, with the children locked: by the rules of the service, then by the
 * database. Counts what the same transaction booked or ended before it. `refuse` is called with the
 * first reason that stands and must leave the transaction or the part of it (see `orUndo`). Null if the
 * request had to be written and its key was used before. Throws NotFound for a child that is not
 * the family's.
 */
export async function claimLocked(
  write: Write,
  asking: Asking,
  slot: SlotFacts,
  input: Pick<BookSlotInput, 'children' | 'span'> & ClaimNotes,
  refuse: (refusal: BookingRefusal) => never,
): Promise<Claimed | null> {
  const { now, tx } = write
  const { family, exception } = asking
  const span = spanOf(slot, input)
  const childIds = input.children.map((child) => child.childId)
  const asked = { ...slot, startsAt: span.from, endsAt: span.to }
  const [, children] = await Promise.all([
    lockChildren(tx, childIds),
    findChildFacts(tx, family.accountId, childIds, asked, now),
  ])
  if (children.length !== childIds.length) throw new NotFound()
  const facts = { slot, span, children }
  const reasons = refusalsFor({ ...facts, place: null, shown: input.children }, now)
  const stands = reasons.find((one) => exception === null || !maySetAside(one, span, now))
  if (stands && stands.reason !== 'cost_changed') refuse(stands)
  const bookings = await writeClaim(write, asking, facts, input, null).catch((error) => {
    const refusal = claimRefusal(error, slot, childIds)
    if (refusal) refuse(refusal)
    throw error
  })
  if (bookings.length === 0) return null
  // A changed price is refused after a full slot, which only the claim itself could find.
  if (stands) refuse(stands)
  if (exception === null) return { bookings, setAside: [] }
  return { bookings, setAside: await logException(write, exception, slot, bookings, reasons) }
}
