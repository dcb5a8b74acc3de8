import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { TimetableProblem } from '../slots/pattern-rules'
import type { SlotsEffect } from '../slots/slots-effect'
import { checkPattern } from './check-pattern'
import { followPattern } from './follow-pattern'
import type { TimetableChangeInput } from './inputs'
import { selectTimetable, updateTimetable } from './queries'

export type ChangeTimetableResult =
  | { ok: true; timetableId: string; effect: SlotsEffect }
  | ({ ok: false } & TimetableProblem)

/**
 * Changes a weekly pattern. Slots without claims follow at once; those with claims stay as the
 * families booked them. A cap a person set for one slot stays. Refuses what createTimetable does.
 */
export async function changeTimetable(
  ctx: Ctx,
  input: TimetableChangeInput,
): Promise<ChangeTimetableResult> {
  requireSignedIn(ctx.actor)
  return writing(ctx, async (write) => {
    const { timetableId, ...fields } = input
    const before = await selectTimetable(write.tx, timetableId)
    if (!before) throw new NotFound()
    const room = await managedRoom(write, before.roomId)
    const problem = await checkPattern(write, room, input, timetableId)
    if (problem) return { ok: false, ...problem }
    const pattern = { ...fields, weekdays: fields.weekdays.toSorted((a, b) => a - b) }
    await updateTimetable(write.tx, timetableId, pattern)
    const cap = before.cap === pattern.cap ? null : { from: before.cap, to: pattern.cap }
    const effect = await followPattern(write, { id: timetableId, roomId: room.id, cap })
    await writeAudit(write, {
      action: 'timetable_changed',
      subjectKind: 'timetable',
      subjectId: timetableId,
      roomId: room.id,
      details: { changes: changesBetween(before, pattern), effect },
    })
    return { ok: true, timetableId, effect }
  })
}
