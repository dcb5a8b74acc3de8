import { v7 } from 'uuid'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { findRequest, findSlotFacts, type MadeBooking } from './claim-queries'
import { type Asking, claimSlot, Refusing, refusalIn, spanOf, visitIn } from './claim-slot'
import type { BookSlotInput } from './inputs'
import { maySetAside } from './override-rules'
import type { BookingRefusal, SlotFacts } from './types'

export type ClaimResult =
  | { ok: true; bookings: MadeBooking[]; repeated: boolean; setAside: BookingRefusal['reason'][] }
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal; maySetAside: boolean }>

/**
 * The one way to a place, whoever asks: all the children or none, once for each key, in one
 * transaction. Where an exception is given, rules that may be set aside are, and the log names
 * them; the limits of the room are decided by the database and hold for everybody. Throws NotFound
 * for a child that is not the family's.
 */
export async function claimPlaces(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<ClaimResult> {
  const { family, desk } = asking
  let slot: SlotFacts | null = null
  try {
    return await writing(ctx, async (write) => {
      const [sameKey, found] = await Promise.all([
        findRequest(write.tx, family.accountId, input.key),
        findSlotFacts(write.tx, input.slotId, family.accountId),
      ])
      const earlier = repeated(sameKey, input)
      if (earlier) return earlier
      if (!found || (desk && desk.roomId !== found.roomId)) throw new NotFound()
      slot = found
      return await claim(write, asking, slot, input)
    })
  } catch (error) {
    const refusal = refusalIn(error, slot, input.children)
    if (!refusal) throw error
    const span = slot ? spanOf(slot, input) : null
    const may = span !== null && maySetAside(refusal, span, ctx.now)
    return { ok: false, reason: refusal.reason, refusal, maySetAside: may }
  }
}

/** The answer already given to this key; refuses a key used for another wish. */
function repeated(
  earlier: Awaited<ReturnType<typeof findRequest>>,
  input: BookSlotInput,
): ClaimResult | null {
  if (!earlier) return null
  if (earlier.fingerprint !== fingerprint(input)) throw new Refusing({ reason: 'key_reused' })
  return { ok: true, bookings: earlier.bookings, repeated: true, setAside: [] }
}

async function claim(
  write: Write,
  asking: Asking,
  slot: SlotFacts,
  input: BookSlotInput,
): Promise<ClaimResult> {
  const { accountId } = asking.family
  const span = spanOf(slot, input)
  const answered = async () => repeated(await findRequest(write.tx, accountId, input.key), input)
  const request = { id: v7(), key: input.key, fingerprint: fingerprint(input), written: false }
  const told = { kind: 'booking_confirmed' as const, parameters: visitIn(slot, span, input) }
  try {
    const made = await claimSlot(write, asking, slot, { ...input, request, told, movedFrom: null })
    if (made) return { ok: true, ...made, repeated: false }
  } catch (error) {
    // The same press may have booked while this one waited for the children.
    const earlier = error instanceof Refusing && error.late ? await answered() : null
    if (earlier) return earlier
    throw error
  }
  const earlier = await answered()
  if (earlier) return earlier
  throw new Error('the request was neither written nor found')
}

/** What the family wished, so that a repeated key with another wish is told apart. */
function fingerprint({ slotId, children, span }: BookSlotInput): string {
  const wished = children.map((child) => `${child.childId}:${child.free}`).sort()
  return [slotId, span?.from.toISOString(), span?.to.toISOString(), ...wished].join(' ')
}
