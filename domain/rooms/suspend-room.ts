import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { fillSlots } from '../slots/make-slots'
import type { SuspendRoomInput } from './inputs'
import { managedRoom } from './managed-room'
import { mayLicenseRoom } from './policy'
import { updateRoom } from './queries'

export type SuspendRoomResult = { ok: true } | Refused<'not_open'>

/**
 * Suspends an open room, with the reason families read. Its limits fall to nothing, its slots
 * without claims go; those with claims stay and are raised as falling short until a person
 * resolves them. For the administrators above the room.
 */
export async function suspendRoom(ctx: Ctx, input: SuspendRoomInput): Promise<SuspendRoomResult> {
  const { roomId, reason } = input
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    if (!mayLicenseRoom(write.actor, room)) throw new NotFound()
    if (room.status !== 'open') return { ok: false, reason: 'not_open' }
    await updateRoom(write, roomId, { status: 'suspended', statusReason: reason })
    await fillSlots(write, [roomId])
    await writeAudit(write, {
      action: 'room_suspended',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      reason,
      details: { changes: { status: [room.status, 'suspended'] } },
    })
    return { ok: true }
  })
}
