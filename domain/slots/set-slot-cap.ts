import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { SeenSlot, SetSlotCapInput } from './manage-inputs'
import { updateSlotCap } from './manage-queries'
import { changedSince, managedSlot } from './managed-slot'

export type SetSlotCapResult =
  | { ok: true; shortBy: number }
  | Refused<'slot_over' | 'slot_is_closed' | 'nothing_changed'>
  | Refused<'changed_meanwhile', { current: SeenSlot }>
  | Refused<'confirm_needed', { heads: number; cap: number }>

/**
 * Sets the slot's own cap in children at once, or gives it the policy's again (null). A cap below
 * what is booked cancels nobody: it stops new claims and is raised as falling short, which the
 * person has to confirm. Refuses a slot that is over or closed, and a form gone stale.
 */
export async function setSlotCap(ctx: Ctx, input: SetSlotCapInput): Promise<SetSlotCapResult> {
  return writing(ctx, async (write) => {
    const { slot, room } = await managedSlot(write, input.slotId)
    if (slot.endsAt <= write.now) return { ok: false, reason: 'slot_over' }
    const current = changedSince(input.seen, slot)
    if (current) return { ok: false, reason: 'changed_meanwhile', current }
    if (slot.status === 'closed') return { ok: false, reason: 'slot_is_closed' }
    if (input.cap === slot.cap) return { ok: false, reason: 'nothing_changed' }
    const cap = input.cap ?? slot.policyCap
    if (cap < slot.heads && !input.confirmed) {
      return { ok: false, reason: 'confirm_needed', heads: slot.heads, cap }
    }
    await updateSlotCap(write.tx, slot.id, input.cap)
    const shortBy = Math.max(0, slot.heads - cap)
    await writeAudit(write, {
      action: 'slot_cap_set',
      subjectKind: 'slot',
      subjectId: slot.id,
      roomId: room.id,
      reason: input.reason,
      details: { changes: { cap: [slot.cap, input.cap] }, shortBy },
    })
    return { ok: true, shortBy }
  })
}
