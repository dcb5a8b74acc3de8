import { writeAudit } from '../audit/write-audit'
import { lockDueRooms, updateRoom } from '../rooms/queries'
import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { dayOf } from '../shared/time'

/**
 * Marks rooms as suspended whose planned day has come; their limits are nothing since that day
 * began, whether this has run or not. For the system. Doing it again changes nothing.
 */
export async function suspendDueRooms(ctx: Ctx): Promise<{ ok: true; suspended: number }> {
  requireSystem(ctx.actor)
  return writing(ctx, async (write) => {
    const due = await lockDueRooms(write.tx, dayOf(write.now))
    for (const { id } of due) {
      await updateRoom(write, id, { status: 'suspended' })
      await writeAudit(write, {
        action: 'suspension_began',
        subjectKind: 'room',
        subjectId: id,
        roomId: id,
        details: { changes: { status: ['open', 'suspended'] } },
      })
    }
    return { ok: true, suspended: due.length }
  })
}
