import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { ReopenSlotInput, SeenSlot } from './manage-inputs'
import { markSlotOpen } from './manage-queries'
import { changedSince, managedSlot } from './managed-slot'

export type ReopenSlotResult =
  | { ok: true; bookings: number }
  | Refused<'slot_over' | 'not_closed'>
  | Refused<'changed_meanwhile', { current: SeenSlot }>

/**
 * Opens a closed slot again, with the cap it had. Bookings that stayed no longer fall short by the
 * closing. The program informs nobody: the person who settled with the families does. Refuses a
 * slot that is over or open, and a form gone stale.
 */
export async function reopenSlot(ctx: Ctx, input: ReopenSlotInput): Promise<ReopenSlotResult> {
  return writing(ctx, async (write) => {
    const { slot, room } = await managedSlot(write, input.slotId)
    if (slot.endsAt <= write.now) return { ok: false, reason: 'slot_over' }
    if (slot.status === 'open') return { ok: false, reason: 'not_closed' }
    const current = changedSince(input.seen, slot)
    if (current) return { ok: false, reason: 'changed_meanwhile', current }
    await markSlotOpen(write.tx, slot.id)
    await writeAudit(write, {
      action: 'slot_reopened',
      subjectKind: 'slot',
      subjectId: slot.id,
      roomId: room.id,
      details: { changes: { status: ['closed', 'open'] }, bookings: slot.bookings },
    })
    return { ok: true, bookings: slot.bookings }
  })
}
