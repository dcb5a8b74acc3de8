import { v7 } from 'uuid'
import { type Account, requireAccount } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import {
  findChildFacts,
  findRequest,
  findSlotFacts,
  insertClaims,
  lockChildren,
  type MadeBooking,
} from './claim-queries'
import { claimRefusal } from './claim-refusal'
import type { BookSlotInput } from './inputs'
import { childRefusal, costOf, slotRefusal } from './rules'
import type { BookingRefusal, ChildFacts, SlotFacts, Span } from './types'

export type BookSlotResult =
  | { ok: true; bookings: MadeBooking[]; repeated: boolean }
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal }>

/** Thrown inside the transaction to undo it; returned by the use case as a refusal. */
class Refusing extends Error {
  constructor(readonly refusal: BookingRefusal) {
    super(refusal.reason)
  }
}

/**
 * Books a slot, or a stretch of a flexible one, for children of the signed-in guardian: all or
 * none. The same key books once, however often it is sent; with another wish it is refused. Where
 * the cost is no longer what the family was shown, nothing is booked. The capacity of the room is
 * decided by the database with the places locked. Throws NotFound for somebody else's child.
 */
export async function bookSlot(ctx: Ctx, input: BookSlotInput): Promise<BookSlotResult> {
  const account = requireAccount(ctx.actor)
  let slot: SlotFacts | null = null
  const childIds = input.children.map((child) => child.childId)
  try {
    return await writing(ctx, async (write) => {
      const [sameKey, found] = await Promise.all([
        findRequest(write.tx, account.accountId, input.key),
        findSlotFacts(write.tx, input.slotId, account.accountId),
      ])
      const earlier = repeated(sameKey, input)
      if (earlier) return earlier
      slot = found
      if (!slot) throw new NotFound()
      return await claim({ ...write, actor: account }, slot, input)
    })
  } catch (error) {
    const refusal =
      error instanceof Refusing ? error.refusal : slot && claimRefusal(error, slot, childIds)
    if (refusal) return { ok: false, reason: refusal.reason, refusal }
    throw error
  }
}

/** The answer already given to this key; refuses a key used for another wish. */
function repeated(
  earlier: Awaited<ReturnType<typeof findRequest>>,
  input: BookSlotInput,
): BookSlotResult | null {
  if (!earlier) return null
  if (earlier.fingerprint !== fingerprint(input)) throw new Refusing({ reason: 'key_reused' })
  return { ok: true, bookings: earlier.bookings, repeated: true }
}

async function claim(
  write: Write & { actor: Account },
  slot: SlotFacts,
  input: BookSlotInput,
): Promise<BookSlotResult> {
  const { actor, now, tx } = write
  const span: Span = input.span ?? { from: slot.startsAt, to: slot.endsAt }
  const closed = slotRefusal(slot, span, now)
  if (closed) throw new Refusing(closed)
  if (input.children.length === 0) throw new Refusing({ reason: 'no_child' })
  const childIds = input.children.map((child) => child.childId)
  const asked = { ...slot, startsAt: span.from, endsAt: span.to }
  const [, children] = await Promise.all([
    lockChildren(tx, childIds),
    findChildFacts(tx, actor.accountId, childIds, asked, now),
  ])
  if (children.length !== childIds.length) throw new NotFound()
  // The same press may have booked while this one waited for the children.
  const answered = async () => repeated(await findRequest(tx, actor.accountId, input.key), input)
  const refused = children.map((child) => refusalOf(slot, child, span, input, now)).find(Boolean)
  if (refused) {
    const earlier = await answered()
    if (earlier) return earlier
    throw new Refusing(refused)
  }
  const made = await insertClaims(write, {
    requestId: v7(),
    key: input.key,
    fingerprint: fingerprint(input),
    slot,
    ...span,
    children: children.map((child) => ({
      bookingId: v7(),
      childId: child.id,
      ...costOf(slot, child, span),
    })),
    message: {
      room: slot.roomNameZh,
      roomEn: slot.roomNameEn ?? slot.roomNameZh,
      day: dayOf(span.from),
      from: timeOf(span.from),
      to: timeOf(span.to),
      children: String(children.length),
    },
  })
  if (made.length === 0) {
    const earlier = await answered()
    if (earlier) return earlier
    throw new Error('the request was neither written nor found')
  }
  return { ok: true, bookings: made, repeated: false }
}

/** Why this child cannot be booked as shown; a cost that changed is one reason. */
function refusalOf(
  slot: SlotFacts,
  child: ChildFacts,
  span: Span,
  input: BookSlotInput,
  now: Date,
): BookingRefusal | null {
  const refused = childRefusal(slot, child, now)
  if (refused) return refused
  const free = costOf(slot, child, span).allowanceUsed > 0
  const shownFree = input.children.find((one) => one.childId === child.id)?.free
  return shownFree === free ? null : { reason: 'cost_changed' }
}

/** What the family wished, so that a repeated key with another wish is told apart. */
function fingerprint({ slotId, children, span }: BookSlotInput): string {
  const wished = children.map((child) => `${child.childId}:${child.free}`).sort()
  return [slotId, span?.from.toISOString(), span?.to.toISOString(), ...wished].join(' ')
}
