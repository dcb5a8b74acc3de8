import { writeAudit } from '../audit/write-audit'
import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { cancelUnkept } from './visit-queries'

/** How long ago a visit may have been, in days: what is older was ended by an earlier turn. */
const days = 14

/**
 * Cancels bookings whose visit is over and could not take place, since its slot was closed or its room
 * suspended that day: the free visit comes back and no mark is given, even if neither the family nor
 * the room did anything. Nobody is told again. For the system. Doing it again changes nothing; answers how
 * many there were.
 */
export async function endUnkeptVisits(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, async (write) => {
    const ended = await cancelUnkept(write, days)
    for (const { id, roomId, childId } of ended) {
      await writeAudit(write, {
        action: 'cancel-booking',
        subjectKind: 'booking',
        subjectId: id,
        roomId,
        childId,
        details: { reason: 'room_closed', returnsAllowance: true, marked: false },
      })
    }
    return ended.length
  })
}
