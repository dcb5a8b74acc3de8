import { writeAudit } from '../audit/write-audit'
import { mayLicenseRoom } from '../authority/room-policy'
import type { OpenRoomInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { updateRoom } from '../rooms/queries'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { fillSlots } from '../slots/make-slots'

export type OpenRoomResult = { ok: true } | Refused<'already_open'>

/**
 * Opens a draft or suspended room: its limits count again and its timetables make slots at once.
 * For the administrators above the room.
 */
export async function openRoom(ctx: Ctx, { roomId }: OpenRoomInput): Promise<OpenRoomResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    if (!mayLicenseRoom(write.actor, room)) throw new NotFound()
    if (room.status === 'open') return { ok: false, reason: 'already_open' }
    await updateRoom(write, roomId, {
      status: 'open',
      statusReason: null,
      suspendedFrom: null,
    })
    await fillSlots(write, [roomId])
    await writeAudit(write, {
      action: 'room_opened',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      details: { changes: { status: [room.status, 'open'] } },
    })
    return { ok: true }
  })
}
