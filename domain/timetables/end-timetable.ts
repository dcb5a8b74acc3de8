import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { SlotsEffect } from '../slots/slots-effect'
import { followPattern } from './follow-pattern'
import type { EndTimetableInput } from './inputs'
import { selectTimetable, updateTimetable } from './queries'

export type EndTimetableResult =
  | { ok: true; timetableId: string; effect: SlotsEffect }
  | Refused<'ends_in_past' | 'ends_before_it_starts'>

/**
 * Ends a weekly pattern after a day. Later slots without claims go; those with claims stay until a
 * person closes them. Refuses a last day before today or before the pattern begins.
 */
export async function endTimetable(
  ctx: Ctx,
  { timetableId, lastDay }: EndTimetableInput,
): Promise<EndTimetableResult> {
  requireSignedIn(ctx.actor)
  return writing(ctx, async (write) => {
    const before = await selectTimetable(write.tx, timetableId)
    if (!before) throw new NotFound()
    const room = await managedRoom(write, before.roomId)
    if (lastDay < dayOf(write.now)) return { ok: false, reason: 'ends_in_past' }
    if (lastDay < before.validFrom) return { ok: false, reason: 'ends_before_it_starts' }
    await updateTimetable(write.tx, timetableId, { validTo: lastDay })
    const effect = await followPattern(write, { id: timetableId, roomId: room.id, cap: null })
    await writeAudit(write, {
      action: 'timetable_ended',
      subjectKind: 'timetable',
      subjectId: timetableId,
      roomId: room.id,
      details: { changes: changesBetween(before, { validTo: lastDay }), effect },
    })
    return { ok: true, timetableId, effect }
  })
}
