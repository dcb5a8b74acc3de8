import { v7 } from 'uuid'
import type { Write } from '../shared/context'
import { insertClaims, type NewClaim } from './claim-queries'
import type { BookSlotInput } from './inputs'
import { fingerprint, visitIn } from './request-rules'
import { costOf } from './rules'
import type { Asking, ChildFacts, MadeBooking, SlotFacts, Span } from './types'

/** What a claim was decided by. */
export type ClaimFacts = { slot: SlotFacts; span: Span; children: ChildFacts[] }

/** What is written with a claim. */
export type ClaimNotes = Pick<NewClaim, 'request' | 'told' | 'movedFrom'>

/**
 * Writes a claim at what it costs each child. `decidedBy` is what was read of the children without
 * locking them, which is compared as it is written; null if they are locked. Empty if the request's
 * key was used before; throws what the database raises.
 */
export function writeClaim(
  write: Write,
  { family, desk, exception }: Asking,
  { slot, span, children }: ClaimFacts,
  notes: ClaimNotes,
  decidedBy: ChildFacts[] | null,
): Promise<MadeBooking[]> {
  return insertClaims(write, {
    ...notes,
    ...span,
    family,
    bookedBy: desk?.staffId ?? null,
    exception,
    slot,
    children: children.map((child) => ({
      bookingId: v7(),
      childId: child.id,
      ...costOf(slot, child, span),
    })),
    decidedBy,
  })
}

/** What a press for one slot writes with its claim: the request, and the message that confirms it. */
export function notesOf(slot: SlotFacts, span: Span, input: BookSlotInput): ClaimNotes {
  return {
    request: { id: v7(), key: input.key, fingerprint: fingerprint(input), written: false },
    told: { kind: 'booking_confirmed', parameters: visitIn(slot, span, input) },
    movedFrom: null,
  }
}
