import { brokenConstraint } from '@/db/retry'
import { type ClaimTerm, claimTerms } from '../capacity/verdict-rules'
import type { BookingRefusal, SlotFacts } from './types'

/**
 * What a claim refused by the database means to the family, by the name of the constraint; null
 * for any other error. `childIds` are those asked for: an overlap names no child if several were.
 */
export function claimRefusal(
  error: unknown,
  slot: SlotFacts,
  childIds: string[],
): BookingRefusal | null {
  const broken = brokenConstraint(error)
  return broken && refusalNamed(broken, slot, childIds)
}

/** What a constraint means to the family, by its name; null for one that no family breaks. */
export function refusalNamed(
  { name, detail }: { name: string; detail: string | null },
  slot: SlotFacts,
  childIds: string[],
): BookingRefusal | null {
  switch (name) {
    case 'booking_child_once':
      return { reason: 'overlaps', childId: overlapping(detail, childIds) }
    case 'booking_span': {
      const { minMinutes, policy } = slot
      return { reason: 'bad_span', minMinutes, maxMinutes: policy.slotMaxMinutes }
    }
    case 'booking_age':
      return termRefusal('age', slot, null)
    case 'allowance_not_below_zero':
      return { reason: 'cost_changed' }
  }
  const term = claimTerms.find((one) => name === `capacity_${one}`)
  return term ? termRefusal(term, slot, instantIn(detail)) : null
}

/** What it means to the family that a claim is refused for a term, first broken at an instant. */
export function termRefusal(term: ClaimTerm, slot: SlotFacts, at: Date | null): BookingRefusal {
  switch (term) {
    case 'age':
      return { reason: 'age_outside_bands' }
    case 'slot_closed':
      return { reason: 'slot_closed' }
    case 'same_day_spent':
      return { reason: 'same_day_spent' }
    case 'kept_same_day':
      return { reason: 'kept_for_same_day', until: slot.sameDayFrom }
    case 'kept_residents':
      return { reason: 'kept_for_residents', until: slot.residentsUntil }
    case 'kept_in_room':
      return { reason: 'kept_in_room' }
    case 'slot_cap':
    case 'licensed_places':
    case 'area_places':
    case 'largest_group':
    case 'min_caregivers':
    case 'ratio':
      return { reason: 'slot_full', term, at }
  }
}

function overlapping(detail: string | null, childIds: string[]): string {
  return childIds.find((childId) => detail?.includes(childId)) ?? childIds[0] ?? ''
}

function instantIn(detail: string | null): Date | null {
  const at = detail?.match(/"at": ?"([^"]+)"/)?.[1]
  return at ? new Date(at) : null
}
