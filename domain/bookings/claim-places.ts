import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import {
  type Family,
  findChildFacts,
  findRequest,
  findSetAside,
  findSlotFacts,
  insertClaims,
  lockChildren,
  type MadeBooking,
} from './claim-queries'
import { claimRefusal, refusalNamed } from './claim-refusal'
import type { BookSlotInput } from './inputs'
import { maySetAside } from './override-rules'
import { childRefusals, costOf, slotRefusals } from './rules'
import type { BookingRefusal, ChildFacts, SlotFacts, Span } from './types'

/** For whom places are claimed, and who asks: the family itself, or a member of staff for it. */
export type Asking = {
  family: Family
  /** At the desk: who books, and the room it is for; a slot of another room is not there. */
  desk: { staffId: string; roomId: string } | null
  /** Why rules of the service may be set aside; null where they may not. */
  exception: string | null
}

export type ClaimResult =
  | { ok: true; bookings: MadeBooking[]; repeated: boolean; setAside: BookingRefusal['reason'][] }
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal; maySetAside: boolean }>

/** Thrown inside the transaction to undo it; returned by the use case as a refusal. */
class Refusing extends Error {
  constructor(readonly refusal: BookingRefusal) {
    super(refusal.reason)
  }
}

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
  const childIds = input.children.map((child) => child.childId)
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
    const refusal =
      error instanceof Refusing ? error.refusal : slot && claimRefusal(error, slot, childIds)
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
  const { now, tx } = write
  const { family, desk, exception } = asking
  const span = spanOf(slot, input)
  const setAside: BookingRefusal[] = []
  /** Refuses for the first reason that stands, and keeps those that are set aside. */
  const standing = (reasons: BookingRefusal[]) => {
    const stands = reasons.find((one) => exception === null || !maySetAside(one, span, now))
    if (!stands) setAside.push(...reasons)
    return stands
  }
  const closed = standing(slotRefusals(slot, span, now))
  if (closed) throw new Refusing(closed)
  if (input.children.length === 0) throw new Refusing({ reason: 'no_child' })
  const childIds = input.children.map((child) => child.childId)
  const asked = { ...slot, startsAt: span.from, endsAt: span.to }
  const [, children] = await Promise.all([
    lockChildren(tx, childIds),
    findChildFacts(tx, family.accountId, childIds, asked, now),
  ])
  if (children.length !== childIds.length) throw new NotFound()
  // The same press may have booked while this one waited for the children.
  const answered = async () => repeated(await findRequest(tx, family.accountId, input.key), input)
  const refused = children
    .map((child) => standing(refusalsOf(slot, child, span, input, now)))
    .find(Boolean)
  if (refused) {
    const earlier = await answered()
    if (earlier) return earlier
    throw new Refusing(refused)
  }
  const made = await insertClaims(write, {
    requestId: v7(),
    key: input.key,
    fingerprint: fingerprint(input),
    family,
    bookedBy: desk?.staffId ?? null,
    exception,
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
  const rules = exception === null ? [] : await logException(write, exception, slot, made, setAside)
  return { ok: true, bookings: made, repeated: false, setAside: rules }
}

/** Logs each booking made with an exception, with the rules set aside for it; answers them all. */
async function logException(
  write: Write,
  exception: string,
  slot: SlotFacts,
  made: MadeBooking[],
  setAside: BookingRefusal[],
): Promise<BookingRefusal['reason'][]> {
  const kept = await findSetAside(
    write.tx,
    made.map((one) => one.id),
  )
  const all = new Set<BookingRefusal['reason']>()
  for (const { id, childId } of made) {
    const name = kept.get(id)
    const place = name && refusalNamed({ name, detail: null }, slot, [childId])
    const own = setAside.filter((one) => !('childId' in one) || one.childId === childId)
    const rules = [...new Set([...own, ...(place ? [place] : [])].map((one) => one.reason))]
    for (const rule of rules) all.add(rule)
    await writeAudit(write, {
      action: 'book-with-exception',
      subjectKind: 'booking',
      subjectId: id,
      roomId: slot.roomId,
      childId,
      reason: exception,
      details: { setAside: rules },
    })
  }
  return [...all]
}

function spanOf(slot: SlotFacts, input: BookSlotInput): Span {
  return input.span ?? { from: slot.startsAt, to: slot.endsAt }
}

/** Why this child cannot be booked as shown; a cost that changed is one reason. */
function refusalsOf(
  slot: SlotFacts,
  child: ChildFacts,
  span: Span,
  input: BookSlotInput,
  now: Date,
): BookingRefusal[] {
  const refusals = childRefusals(slot, child, now)
  const free = costOf(slot, child, span).allowanceUsed > 0
  const shownFree = input.children.find((one) => one.childId === child.id)?.free
  return shownFree === free ? refusals : [...refusals, { reason: 'cost_changed' }]
}

/** What the family wished, so that a repeated key with another wish is told apart. */
function fingerprint({ slotId, children, span }: BookSlotInput): string {
  const wished = children.map((child) => `${child.childId}:${child.free}`).sort()
  return [slotId, span?.from.toISOString(), span?.to.toISOString(), ...wished].join(' ')
}
