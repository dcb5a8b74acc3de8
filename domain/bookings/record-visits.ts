import { writeAudit } from '../audit/write-audit'
import { roleCovers } from '../authority/scope-rules'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { endedByRoom } from './shut-queries'
import { insertMissedMarks, selectVisitedSlot, updateVisits } from './visit-queries'

/** What came of a slot's bookings: who was there and who was not, by booking. */
export type RecordVisitsInput = { slotId: string; attended: string[]; missed: string[] }

export type RecordVisitsResult = { ok: true; recorded: number } | Refused<'not_begun'>

/**
 * Records who came to a slot and who did not, once it has begun; a missed visit gives the policy's
 * mark, but if the room did not open it is cancelled at no cost. Bookings that were cancelled or
 * recorded already stay as they are. For everybody with a
 * role over the room, caregivers too, and the system.
 */
export async function recordVisits(
  ctx: Ctx,
  { slotId, attended, missed }: RecordVisitsInput,
): Promise<RecordVisitsResult> {
  const { actor } = ctx
  requireSignedIn(actor)
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const slot = await selectVisitedSlot(tx, slotId)
    const mine =
      actor.kind === 'system' || (slot && actor.roles.some((role) => roleCovers(role, slot.room)))
    if (!slot || !mine) throw new NotFound()
    if (now < slot.startsAt) return { ok: false, reason: 'not_begun' }
    const came = await updateVisits(tx, slotId, attended, { status: 'attended' })
    const away = slot.shut ? endedByRoom(now) : ({ status: 'missed' } as const)
    const stayedAway = await updateVisits(tx, slotId, missed, away)
    if (!slot.shut) await insertMissedMarks(tx, stayedAway, slot.markMissed, now)
    const recorded = came.length + stayedAway.length
    if (recorded > 0) {
      await writeAudit(write, {
        action: 'record-visits',
        subjectKind: 'slot',
        subjectId: slotId,
        roomId: slot.room.id,
        details: { attended: came.length, missed: stayedAway.length },
      })
    }
    return { ok: true, recorded }
  })
}
