import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { mayLicenseRoom } from '../authority/room-policy'
import type { SuspendRoomInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { updateRoom } from '../rooms/queries'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { fillSlots } from '../slots/make-slots'

export type SuspendRoomResult =
  | { ok: true }
  | Refused<'not_open' | 'suspended_in_past' | 'nothing_changed'>

/**
 * Suspends an open room from a day on (today if none is given), with the reason families read.
 * From that day its limits are nothing, its slots without claims go; those with claims stay and are
 * raised as falling short until a person resolves them. Until then it stays open; asked again, the
 * day and the reason become the new ones. For the administrators above the room.
 */
export async function suspendRoom(ctx: Ctx, input: SuspendRoomInput): Promise<SuspendRoomResult> {
  const { roomId, reason } = input
  const today = dayOf(ctx.now)
  const from = input.from ?? today
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    if (!mayLicenseRoom(write.actor, room)) throw new NotFound()
    if (room.suspendedFrom === from && room.statusReason === reason) {
      return { ok: false, reason: 'nothing_changed' }
    }
    if (room.status !== 'open') return { ok: false, reason: 'not_open' }
    if (from < today) return { ok: false, reason: 'suspended_in_past' }
    const status = from > today ? ('open' as const) : ('suspended' as const)
    const set = { status, suspendedFrom: from }
    await updateRoom(write, roomId, { ...set, statusReason: reason })
    await fillSlots(write, [roomId])
    await writeAudit(write, {
      action: 'room_suspended',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      reason,
      details: { changes: changesBetween(room, set) },
    })
    return { ok: true }
  })
}
