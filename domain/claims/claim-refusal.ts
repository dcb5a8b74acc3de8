import { brokenConstraint } from '@/db/retry'
import { terms } from '../capacity/types'
import type { BookingRefusal, FullTerm, SlotFacts } from './types'

/**
 * What a claim refused by the database means to the family, by the name of the constraint; null
 * for any other error. `childIds` are those asked for: an overlap names no child where several were.
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
  broken: { name: string; detail: string | null },
  slot: SlotFacts,
  childIds: string[],
): BookingRefusal | null {
  switch (broken.name) {
    case 'booking_child_once':
      return { reason: 'overlaps', childId: overlapping(broken.detail, childIds) }
    case 'booking_age':
      return { reason: 'age_outside_bands' }
    case 'booking_span':
      return {
        reason: 'bad_span',
        minMinutes: slot.minMinutes,
        maxMinutes: slot.policy.slot_max_minutes,
      }
    case 'allowance_not_below_zero':
      return { reason: 'cost_changed' }
    case 'capacity_slot_closed':
      return { reason: 'slot_closed' }
    case 'capacity_same_day_spent':
      return { reason: 'same_day_spent' }
    case 'capacity_kept_same_day':
      return { reason: 'kept_for_same_day', until: slot.sameDayFrom }
    case 'capacity_kept_residents':
      return { reason: 'kept_for_residents', until: slot.residentsUntil }
    case 'capacity_kept_in_room':
      return { reason: 'kept_in_room' }
  }
  const term = fullTerms.find((name) => broken.name === `capacity_${name}`)
  return term ? { reason: 'slot_full', term, at: instantIn(broken.detail) } : null
}

const fullTerms: FullTerm[] = [...terms, 'slot_cap']

function overlapping(detail: string | null, childIds: string[]): string {
  return childIds.find((childId) => detail?.includes(childId)) ?? childIds[0] ?? ''
}

function instantIn(detail: string | null): Date | null {
  const at = detail?.match(/"at": ?"([^"]+)"/)?.[1]
  return at ? new Date(at) : null
}
