import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { fillSlots } from '../slots/make-slots'
import { checkPattern } from './check-pattern'
import type { NewTimetableInput } from './inputs'
import { insertTimetable } from './queries'
import type { TimetableProblem } from './rules'

export type CreateTimetableResult =
  | { ok: true; timetableId: string; slotsAdded: number }
  | ({ ok: false } & TimetableProblem)

/**
 * Gives a room a weekly pattern; an open room gets its slots at once. Refuses times off the
 * quarter hour, across midnight, shorter or longer than the policy allows, ages it does not admit,
 * a price above the ceiling, and another timetable at the same time unless they share the room.
 */
export async function createTimetable(
  ctx: Ctx,
  input: NewTimetableInput,
): Promise<CreateTimetableResult> {
  return writing(ctx, async (write) => {
    const { sharesCapacity, ...pattern } = input
    const room = await managedRoom(write, input.roomId)
    const problem = await checkPattern(write, room, input)
    if (problem) return { ok: false, ...problem }
    const weekdays = pattern.weekdays.toSorted((a, b) => a - b)
    const timetableId = await insertTimetable(write.tx, { ...pattern, weekdays })
    const { added } = await fillSlots(write, [room.id])
    await writeAudit(write, {
      action: 'timetable_created',
      subjectKind: 'timetable',
      subjectId: timetableId,
      roomId: room.id,
      details: { weekdays, fromTime: pattern.fromTime, toTime: pattern.toTime, sharesCapacity },
    })
    return { ok: true, timetableId, slotsAdded: added }
  })
}
