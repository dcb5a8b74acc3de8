import { changesBetween } from '../audit/changes'
import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { NotFound, SignInNeeded } from '../shared/refusal'
import { fillSlots } from '../slots/make-slots'
import { moveCap } from '../slots/queries'
import { checkPattern } from './check-pattern'
import type { TimetableChangeInput } from './inputs'
import { selectTimetable, updateTimetable } from './queries'
import type { TimetableProblem } from './rules'

export type ChangeTimetableResult =
  | { ok: true; slotsAdded: number; slotsRemoved: number }
  | ({ ok: false } & TimetableProblem)

/**
 * Changes a weekly pattern. Slots without claims follow at once; those with claims stay as the
 * families booked them. A cap a person set for one slot stays. Refuses what createTimetable does.
 */
export async function changeTimetable(
  ctx: Ctx,
  input: TimetableChangeInput,
): Promise<ChangeTimetableResult> {
  if (ctx.actor.kind === 'visitor') throw new SignInNeeded()
  return writing(ctx, async (write) => {
    const { sharesCapacity: _, timetableId, ...pattern } = input
    const before = await selectTimetable(write.tx, timetableId)
    if (!before) throw new NotFound()
    const room = await managedRoom(write, before.roomId)
    const problem = await checkPattern(write, room, input, timetableId)
    if (problem) return { ok: false, ...problem }
    const after = { ...pattern, weekdays: pattern.weekdays.toSorted((a, b) => a - b) }
    await updateTimetable(write.tx, timetableId, after)
    if (before.cap !== pattern.cap) {
      const change = { timetableId, after: write.now, from: before.cap, to: pattern.cap }
      await moveCap(write.tx, change)
    }
    const { added, removed } = await fillSlots(write, [room.id])
    await writeAudit(write, {
      action: 'timetable_changed',
      subjectKind: 'timetable',
      subjectId: timetableId,
      roomId: room.id,
      details: { changes: changesBetween(before, after), added, removed },
    })
    return { ok: true, slotsAdded: added, slotsRemoved: removed }
  })
}
