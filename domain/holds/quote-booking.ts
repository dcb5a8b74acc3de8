import { validate } from 'uuid'
import { findFreePlaces, type QuarterFree } from '../capacity/queries'
import { findChildFacts, findSlotFacts } from '../claims/claim-queries'
import { childRefusal, costOf, slotRefusal } from '../claims/rules'
import { usualSpan } from '../claims/stretch-rules'
import type { ChildFacts, ChildRefusal, Cost, SlotFacts, SlotRefusal, Span } from '../claims/types'
import { type Account, requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type FoundHold, selectLastHold } from './hold-queries'
import { quoteStretches, type Stretches } from './quote-stretches'

export type ChildQuote = {
  child: ChildFacts
  refusal: ChildRefusal | null
  cost: Cost
}

export type Quote = {
  slot: SlotFacts
  span: Span
  refusal: SlotRefusal | null
  children: ChildQuote[]
  /**
   * Free places of each quarter hour: of a fixed slot for a child of the youngest age it admits, of a
   * flexible one for the youngest of the family that can be booked.
   */
  free: QuarterFree[]
  /** What the family holds in the slot now; its place counts as free in `free`. */
  hold: FoundHold | null
  /** The same, or what it held until a moment ago: read once, so that a page does not contradict itself. */
  lastHold: FoundHold | null
  /** Of a flexible slot, what every stretch would mean; null of a fixed one. */
  stretches: Stretches | null
}

/**
 * What booking this slot would mean for each child of the signed-in guardian: whether it can be
 * booked, what it costs or which free visit it takes. The same rules decide the booking itself;
 * nothing is kept by asking. Throws NotFound if there is no such slot.
 */
export async function quoteBooking(
  ctx: Ctx,
  input: { slotId: string; span: Span | null },
): Promise<Quote> {
  return quoteFor(requireAccount(ctx.actor), ctx, input)
}

/** The same for a family, if somebody else asks for it. */
export async function quoteFor(
  family: Pick<Account, 'accountId' | 'homeSubdistrictCode'>,
  ctx: Ctx,
  input: { slotId: string; span: Span | null },
): Promise<Quote> {
  if (!validate(input.slotId)) throw new NotFound()
  const [slot, lastHold] = await Promise.all([
    findSlotFacts(ctx.db.read, input.slotId, family.accountId),
    selectLastHold(ctx.db.read, family.accountId, input.slotId, ctx.now),
  ])
  if (!slot) throw new NotFound()
  const hold = lastHold?.state === 'live' ? lastHold : null
  const stretches = slot.flexible
    ? await quoteStretches(family, ctx, slot, spanOf(hold, true))
    : null
  const asked = slot.flexible ? (input.span ?? spanOf(hold)) : null
  const span = asked ?? usualSpan(slot, stretches?.free ?? [])
  return {
    slot,
    span,
    refusal: slotRefusal(slot, span, ctx.now),
    stretches,
    hold,
    lastHold,
    ...(stretches
      ? { children: childrenOver(slot, stretches, span), free: stretches.free }
      : await quoteWhole(family, ctx, slot, hold)),
  }
}

/** The stretch held; with `fitting`, only if its place is one the family could have. */
function spanOf(hold: FoundHold | null, fitting = false): Span | null {
  if (!hold || (fitting && !hold.fits)) return null
  return { from: hold.startsAt, to: hold.endsAt }
}

async function quoteWhole(
  family: Pick<Account, 'accountId' | 'homeSubdistrictCode'>,
  { db, now }: Ctx,
  slot: SlotFacts,
  hold: FoundHold | null,
): Promise<Pick<Quote, 'children' | 'free'>> {
  const span = { from: slot.startsAt, to: slot.endsAt }
  const [children, free] = await Promise.all([
    findChildFacts(db.read, family.accountId, null, slot, now),
    findFreePlaces(db.read, [slot.id], null, family.homeSubdistrictCode, now),
  ])
  return {
    children: children.map((child) => ({
      child,
      refusal: childRefusal(slot, child, now),
      cost: costOf(slot, child, span),
    })),
    free: withHeld(free, hold),
  }
}

/** The free places for the family: what it holds itself is free to it. */
function withHeld(free: QuarterFree[], hold: FoundHold | null): QuarterFree[] {
  if (!hold?.fits) return free
  return free.map((quarter) =>
    quarter.at >= hold.startsAt && quarter.at < hold.endsAt
      ? { ...quarter, free: quarter.free + 1 }
      : quarter,
  )
}

function childrenOver(slot: SlotFacts, { children }: Stretches, span: Span): ChildQuote[] {
  return children.map(({ child, refusal, whenBusy, busy }) => {
    const overlaps = busy.some(({ from, to }) => from < span.to && to > span.from)
    return {
      child: { ...child, overlaps },
      refusal: overlaps ? whenBusy : refusal,
      cost: costOf(slot, child, span),
    }
  })
}
