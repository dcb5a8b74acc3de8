import { maySetAside } from './kind-rules'
import { childRefusals, costOf, slotRefusals } from './rules'
import type { BookingRefusal, ChildFacts, ClaimResult, SlotFacts, Span } from './types'

/** What a wish for a place is decided by. */
export type WishFacts = {
  slot: SlotFacts
  span: Span
  children: ChildFacts[]
  /** Why no place is left; null if one is, or if only a claim can tell. */
  place: BookingRefusal | null
  /** Whether each child's visit was shown as free; null if no price was shown. */
  shown: readonly { childId: string; free: boolean }[] | null
}

/**
 * Every reason why a wish is refused, in the one order in which they are told, no matter who asks:
 * room and slot, consent, child (age, identity, suspension, overlap, caps), place, price. Empty if
 * it can be had.
 */
export function refusalsFor(
  { slot, span, children, place, shown }: WishFacts,
  now: Date,
): BookingRefusal[] {
  const reasons: (BookingRefusal | false | null)[] = [
    ...slotRefusals(slot, span, now),
    children.length === 0 && { reason: 'no_child' },
    ...children.flatMap((child) => childRefusals(slot, child, now)),
    place,
    shown !== null && priceRefusal({ slot, span, children }, shown),
  ]
  return reasons.filter((one) => one !== false && one !== null)
}

/** Refuses if a visit is free that was shown with a price, or the other way; null if none is. */
function priceRefusal(
  { slot, span, children }: Pick<WishFacts, 'slot' | 'span' | 'children'>,
  shown: NonNullable<WishFacts['shown']>,
): BookingRefusal | null {
  const changed = children.some((child) => {
    const free = costOf(slot, child, span).allowanceUsed > 0
    return shown.find((one) => one.childId === child.id)?.free !== free
  })
  return changed ? { reason: 'cost_changed' } : null
}

/** A refusal as the answer to a press, with whether an exception could set it aside. */
export function refused(refusal: BookingRefusal, span: Span, now: Date): ClaimResult {
  const { reason } = refusal
  return { ok: false, reason, refusal, maySetAside: maySetAside(refusal, span, now) }
}
