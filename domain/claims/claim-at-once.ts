import { v7 } from 'uuid'
import { Busy } from '@/db/busy'
import { type Ctx, writingAtOnce } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type AskingFacts, findAskingFacts } from './asking-queries'
import { insertClaims, isDecidedLate, type MadeBooking } from './claim-queries'
import { refusalNamed } from './claim-refusal'
import { type Asking, claimsOf, costChange, refusalIn, spanOf, visitIn } from './claim-slot'
import type { BookSlotInput } from './inputs'
import { fingerprint, repeated } from './request-rules'
import { childRefusals, slotRefusals } from './rules'
import type { BookingRefusal, Span } from './types'

export type Answered =
  | { bookings: MadeBooking[]; repeated: boolean }
  | { refusal: BookingRefusal; span: Span | null }

/** As often as others may come in between before the family is asked to try again. */
const attempts = 8

/**
 * Claims places without an exception in two round trips: one statement reads all it is decided by and
 * locks nothing, so that who is refused costs nobody a wait; another claims, with everything locked
 * that it needs, and is refused where what was read has changed. Then it is decided anew. Throws
 * NotFound for a slot that is not there and a child that is not the family's, and Busy where others
 * came in between again and again.
 */
export async function claimAtOnce(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<Answered> {
  const { accountId } = asking.family
  const childIds = input.children.map((child) => child.childId)
  const { key, slotId, span } = input
  const asked = { accountId, key, slotId, childIds, span, now: ctx.now }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const facts = await findAskingFacts(ctx.db, asked)
    const answered = await decide(asking, ctx, input, facts)
    if (answered) return answered
  }
  throw new Busy(`others came in between ${attempts} times`)
}

/** The answer to what was read; null where it has changed meanwhile. */
async function decide(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
  facts: AskingFacts | null,
): Promise<Answered | null> {
  if (facts?.earlier) return repeated(facts.earlier, input)
  if (!facts || (asking.desk && asking.desk.roomId !== facts.slot.roomId)) throw new NotFound()
  const span = spanOf(facts.slot, input)
  const refusal = refusalOf(facts, input, span, ctx.now)
  if (refusal) return { refusal, span }
  try {
    const bookings = await claim(asking, ctx, input, facts, span)
    return bookings.length > 0 ? { bookings, repeated: false } : null
  } catch (error) {
    if (isDecidedLate(error)) return null
    const refusal = refusalIn(error, facts.slot, input.children)
    if (!refusal) throw error
    return { refusal, span }
  }
}

/** Why it is refused, by the rules of the service and by what the ledgers say; null where it is not. */
function refusalOf(
  { slot, children, foreseen }: AskingFacts,
  input: BookSlotInput,
  span: Span,
  now: Date,
): BookingRefusal | null {
  const [closed] = slotRefusals(slot, span, now)
  if (closed) return closed
  const childIds = input.children.map((child) => child.childId)
  if (childIds.length === 0) return { reason: 'no_child' }
  if (children.length !== childIds.length) throw new NotFound()
  const [refused] = children.flatMap((child) => childRefusals(slot, child, now))
  if (refused) return refused
  if (foreseen) return refusalNamed(foreseen, slot, childIds)
  return costChange(slot, children, span, input)
}

function claim(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
  { slot, children }: AskingFacts,
  span: Span,
): Promise<MadeBooking[]> {
  return writingAtOnce(ctx, (write) =>
    insertClaims(write, {
      request: { id: v7(), key: input.key, fingerprint: fingerprint(input), written: false },
      family: asking.family,
      bookedBy: asking.desk?.staffId ?? null,
      exception: null,
      slot,
      ...span,
      children: claimsOf(slot, children, span),
      decidedBy: children,
      movedFrom: null,
      told: { kind: 'booking_confirmed', parameters: visitIn(slot, span, input) },
    }),
  )
}
