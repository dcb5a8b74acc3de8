import { writeAudit } from '../audit/write-audit'
import { mayRunRoom } from '../authority/room-policy'
import { roleCovers } from '../authority/scope-rules'
import type { StatedReason } from '../families/inputs'
import { readerOf } from '../families/reader-of'
import { staffRoom } from '../rooms/staff-room'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'

/**
 * States why somebody from an office above a room opens the names and allergies of the children
 * booked there on a day. It is logged and holds for thirty minutes; each record then read is noted
 * with the reason, and its guardians see it. Throws NotFound for a room the actor does not run.
 */
export async function openRoomDay(
  ctx: Ctx,
  input: StatedReason & { roomId: string; day: string },
): Promise<{ ok: true }> {
  const staff = requireAccount(ctx.actor)
  const { roomId, day, purpose, reason } = input
  const room = await staffRoom(ctx.db.read, staff, { id: roomId })
  if (!mayRunRoom(staff, room)) throw new NotFound()
  const roles = staff.roles.filter((role) => roleCovers(role, room))
  return writing(ctx, async (write) => {
    await writeAudit(write, {
      action: 'open-room-day',
      subjectKind: 'room',
      subjectId: room.id,
      roomId: room.id,
      reason,
      details: { purpose, day, ...readerOf({ ...staff, roles }) },
    })
    return { ok: true }
  })
}
