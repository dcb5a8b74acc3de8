import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import type { Write } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import {
  type Family,
  findChildFacts,
  findSetAside,
  insertClaims,
  lockChildren,
  type MadeBooking,
  type NewClaim,
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

/** Thrown inside the transaction to undo it; returned by the use case as a refusal. */
export class Refusing extends Error {
  constructor(
    readonly refusal: BookingRefusal,
    /** Whether others may have written while it waited for the children. */
    readonly late = false,
  ) {
    super(refusal.reason)
  }
}

/** Why a claim failed, as a family understands it; null for a fault. */
export function refusalIn(
  error: unknown,
  slot: SlotFacts | null,
  children: { childId: string }[],
): BookingRefusal | null {
  if (error instanceof Refusing) return error.refusal
  const childIds = children.map((child) => child.childId)
  return slot && claimRefusal(error, slot, childIds)
}

/** One claim of a press: for whom, from when to when, and what is written with it. */
export type Claiming = Pick<BookSlotInput, 'children' | 'span'> &
  Pick<NewClaim, 'request' | 'told' | 'movedFrom'>

/** What was booked, and the rules set aside for it by an exception. */
export type Claimed = { bookings: MadeBooking[]; setAside: BookingRefusal['reason'][] }

/**
 * One claim inside a transaction: by the rules of the service, then by the database. Counts what
 * the same transaction booked or ended before it. Throws Refusing, or what the database raises; to
 * go on after that takes `attempting`. Null where the request had to be written and its key was
 * used before. Throws NotFound for a child that is not the family's.
 */
export async function claimSlot(
  write: Write,
  asking: Asking,
  slot: SlotFacts,
  input: Claiming,
): Promise<Claimed | null> {
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
  const refused = children
    .map((child) => standing(refusalsOf(slot, child, span, input, now)))
    .find(Boolean)
  if (refused) throw new Refusing(refused, true)
  const bookings = await insertClaims(write, {
    request: input.request,
    family,
    bookedBy: desk?.staffId ?? null,
    exception,
    slot,
    ...span,
    children: claimsOf(slot, children, span),
    decidedBy: null,
    movedFrom: input.movedFrom,
    told: input.told,
  })
  if (bookings.length === 0) return null
  const rules =
    exception === null ? [] : await logException(write, exception, slot, bookings, setAside)
  return { bookings, setAside: rules }
}

/** A visit as messages tell it. */
export function visitIn(
  slot: Pick<SlotFacts, 'roomNameZh' | 'roomNameEn'>,
  span: Span,
  { children }: { children: readonly unknown[] },
): Record<string, string> {
  return {
    room: slot.roomNameZh,
    roomEn: slot.roomNameEn ?? slot.roomNameZh,
    day: dayOf(span.from),
    from: timeOf(span.from),
    to: timeOf(span.to),
    children: String(children.length),
  }
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

/** The stretch asked for: of a fixed slot the whole. */
export function spanOf(slot: SlotFacts, input: Pick<BookSlotInput, 'span'>): Span {
  return input.span ?? { from: slot.startsAt, to: slot.endsAt }
}

/** A booking to be made for each of the children, at what it costs. */
export function claimsOf(
  slot: SlotFacts,
  children: ChildFacts[],
  span: Span,
): NewClaim['children'] {
  return children.map((child) => ({
    bookingId: v7(),
    childId: child.id,
    ...costOf(slot, child, span),
  }))
}

/** Why this child cannot be booked as shown; a cost that changed is one reason. */
function refusalsOf(
  slot: SlotFacts,
  child: ChildFacts,
  span: Span,
  input: Pick<BookSlotInput, 'children'>,
  now: Date,
): BookingRefusal[] {
  const changed = costChange(slot, [child], span, input)
  return [...childRefusals(slot, child, now), ...(changed ? [changed] : [])]
}

/** Refuses where a visit is free that was shown with a price, or the other way; null where none is. */
export function costChange(
  slot: SlotFacts,
  children: ChildFacts[],
  span: Span,
  input: Pick<BookSlotInput, 'children'>,
): BookingRefusal | null {
  const changed = children.some((child) => {
    const free = costOf(slot, child, span).allowanceUsed > 0
    return input.children.find((one) => one.childId === child.id)?.free !== free
  })
  return changed ? { reason: 'cost_changed' } : null
}
