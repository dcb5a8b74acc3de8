import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { mayLicenseRoom } from '../authority/room-policy'
import type { CancelSuspensionInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { updateRoom } from '../rooms/queries'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { fillSlots } from '../slots/make-slots'

export type CancelSuspensionResult = { ok: true } | Refused<'none_planned'>

/**
 * Takes a planned suspension back: the room's limits count again and its timetables make the slots
 * they lacked. A room suspended already is opened instead. For the administrators above the room.
 */
export async function cancelSuspension(
  ctx: Ctx,
  { roomId }: CancelSuspensionInput,
): Promise<CancelSuspensionResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    if (!mayLicenseRoom(write.actor, room)) throw new NotFound()
    if (room.status !== 'open' || room.suspendedFrom === null) {
      return { ok: false, reason: 'none_planned' }
    }
    const set = { suspendedFrom: null }
    await updateRoom(write, roomId, { ...set, statusReason: null })
    await fillSlots(write, [roomId])
    await writeAudit(write, {
      action: 'suspension_cancelled',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      details: { changes: changesBetween(room, set) },
    })
    return { ok: true }
  })
}
