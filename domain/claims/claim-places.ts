import { v7 } from 'uuid'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { claimAtOnce } from './claim-at-once'
import { findRequest, findSlotFacts, type MadeBooking } from './claim-queries'
import { type Asking, claimSlot, Refusing, refusalIn, spanOf, visitIn } from './claim-slot'
import type { BookSlotInput } from './inputs'
import { maySetAside } from './override-rules'
import { fingerprint, repeated } from './request-rules'
import type { BookingRefusal, SlotFacts, Span } from './types'

export type ClaimResult =
  | { ok: true; bookings: MadeBooking[]; repeated: boolean; setAside: BookingRefusal['reason'][] }
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal; maySetAside: boolean }>

/**
 * The one way to a place, whoever asks: all the children or none, once for each key. Where an
 * exception is given, rules that may be set aside are, and the log names them; the limits of the
 * room are decided by the database and hold for everybody. Throws NotFound for a child that is not
 * the family's.
 */
export async function claimPlaces(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<ClaimResult> {
  if (asking.exception !== null) return claimByException(asking, ctx, input)
  try {
    const answer = await claimAtOnce(asking, ctx, input)
    if ('refusal' in answer) return refused(answer.refusal, answer.span, ctx)
    return { ok: true, ...answer, setAside: [] }
  } catch (error) {
    if (error instanceof Refusing) return refused(error.refusal, null, ctx)
    throw error
  }
}

function refused(refusal: BookingRefusal, span: Span | null, { now }: Ctx): ClaimResult {
  const may = span !== null && maySetAside(refusal, span, now)
  return { ok: false, reason: refusal.reason, refusal, maySetAside: may }
}

/** In a transaction, since what an exception sets aside is known and logged after the claim. */
async function claimByException(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<ClaimResult> {
  const { family, desk } = asking
  let slot: SlotFacts | null = null
  try {
    return await writing(ctx, async (write) => {
      const [earlier, found] = await Promise.all([
        findRequest(write.tx, family.accountId, input.key),
        findSlotFacts(write.tx, input.slotId, family.accountId),
      ])
      if (earlier) return answered(earlier, input)
      if (!found || (desk && desk.roomId !== found.roomId)) throw new NotFound()
      slot = found
      return await claim(write, asking, slot, input)
    })
  } catch (error) {
    const refusal = refusalIn(error, slot, input.children)
    if (!refusal) throw error
    return refused(refusal, slot && spanOf(slot, input), ctx)
  }
}

function answered(...[earlier, input]: Parameters<typeof repeated>): ClaimResult {
  return { ok: true, ...repeated(earlier, input), setAside: [] }
}

async function claim(
  write: Write,
  asking: Asking,
  slot: SlotFacts,
  input: BookSlotInput,
): Promise<ClaimResult> {
  const { accountId } = asking.family
  const span = spanOf(slot, input)
  const sameKey = () => findRequest(write.tx, accountId, input.key)
  const request = { id: v7(), key: input.key, fingerprint: fingerprint(input), written: false }
  const told = { kind: 'booking_confirmed' as const, parameters: visitIn(slot, span, input) }
  try {
    const made = await claimSlot(write, asking, slot, { ...input, request, told, movedFrom: null })
    if (made) return { ok: true, ...made, repeated: false }
  } catch (error) {
    // The same press may have booked while this one waited for the children.
    const earlier = error instanceof Refusing && error.late ? await sameKey() : null
    if (earlier) return answered(earlier, input)
    throw error
  }
  const earlier = await sameKey()
  if (earlier) return answered(earlier, input)
  throw new Error('the request was neither written nor found')
}
