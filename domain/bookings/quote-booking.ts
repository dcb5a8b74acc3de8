import { validate } from 'uuid'
import { findFreePlaces, type QuarterFree } from '../capacity/queries'
import { type Account, requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findChildFacts, findSlotFacts } from './claim-queries'
import { type FoundHold, selectLastHold } from './hold-queries'
import { childRefusal, costOf, slotRefusal, usualSpan } from './rules'
import type { ChildFacts, ChildRefusal, Cost, SlotFacts, SlotRefusal, Span } from './types'

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
  /** Free places of each quarter hour, for a child of the youngest age the slot admits. */
  free: QuarterFree[]
  /** What the family holds in the slot now; its place counts as free in `free`. */
  hold: FoundHold | null
}

/**
 * What booking this slot would mean for each child of the signed-in guardian: whether it can be
 * booked, what it costs or which free visit it takes. The same rules decide the booking itself;
 * nothing is kept by asking. Throws NotFound where there is no such slot.
 */
export async function quoteBooking(
  ctx: Ctx,
  input: { slotId: string; span: Span | null },
): Promise<Quote> {
  return quoteFor(requireAccount(ctx.actor), ctx, input)
}

/** The same for a family that somebody else asks for. */
export async function quoteFor(
  family: Pick<Account, 'accountId' | 'homeSubdistrictCode'>,
  ctx: Ctx,
  input: { slotId: string; span: Span | null },
): Promise<Quote> {
  const on = ctx.db.read
  if (!validate(input.slotId)) throw new NotFound()
  const [slot, last] = await Promise.all([
    findSlotFacts(on, input.slotId, family.accountId),
    selectLastHold(on, family.accountId, input.slotId, ctx.now),
  ])
  if (!slot) throw new NotFound()
  const hold = last?.state === 'live' ? last : null
  const span = input.span ?? (hold ? { from: hold.startsAt, to: hold.endsAt } : usualSpan(slot))
  const asked = { ...slot, startsAt: span.from, endsAt: span.to }
  const [children, free] = await Promise.all([
    findChildFacts(on, family.accountId, null, asked, ctx.now),
    findFreePlaces(on, [slot.id], null, family.homeSubdistrictCode, ctx.now),
  ])
  return {
    slot,
    span,
    refusal: slotRefusal(slot, span, ctx.now),
    children: children.map((child) => ({
      child,
      refusal: childRefusal(slot, child, ctx.now),
      cost: costOf(slot, child, span),
    })),
    free: withHeld(free, hold),
    hold,
  }
}

/** The free places as the family meets them: what it holds itself is free to it. */
function withHeld(free: QuarterFree[], hold: FoundHold | null): QuarterFree[] {
  if (!hold?.fits) return free
  return free.map((quarter) =>
    quarter.at >= hold.startsAt && quarter.at < hold.endsAt
      ? { ...quarter, free: quarter.free + 1 }
      : quarter,
  )
}
