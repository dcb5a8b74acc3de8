import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { timeOf } from '../shared/time'
import type { RemoveSlotInput } from './manage-inputs'
import { managedSlot } from './managed-slot'
import { countSlotHistory, deleteSlot } from './single-queries'

export type RemoveSlotResult =
  | { ok: true; day: string }
  | Refused<'slot_over' | 'made_by_timetable' | 'had_shortfall'>
  | Refused<'has_claims', { claims: number }>

/**
 * Takes away a slot that a person added and nobody ever booked. Refuses one that has begun, one
 * with claims, ended ones too (it can be closed), and one a timetable made: that would be made
 * again.
 */
export async function removeSlot(ctx: Ctx, input: RemoveSlotInput): Promise<RemoveSlotResult> {
  return writing(ctx, async (write) => {
    const { tx } = write
    const { slot, room } = await managedSlot(write, input.slotId)
    if (slot.startsAt <= write.now) return { ok: false, reason: 'slot_over' }
    if (slot.timetableId !== null) return { ok: false, reason: 'made_by_timetable' }
    const { claims, shortfalls } = await countSlotHistory(tx, slot.id)
    if (claims > 0) return { ok: false, reason: 'has_claims', claims }
    if (shortfalls > 0) return { ok: false, reason: 'had_shortfall' }
    await deleteSlot(tx, slot.id)
    await writeAudit(write, {
      action: 'slot_removed',
      subjectKind: 'slot',
      subjectId: slot.id,
      roomId: room.id,
      reason: input.reason,
      details: { day: slot.day, from: timeOf(slot.startsAt), to: timeOf(slot.endsAt) },
    })
    return { ok: true, day: slot.day }
  })
}
