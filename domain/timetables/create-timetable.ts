import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { TimetableProblem } from '../slots/pattern-rules'
import { noEffect, type SlotsEffect } from '../slots/slots-effect'
import { checkPattern } from './check-pattern'
import { followPattern } from './follow-pattern'
import type { NewTimetableInput } from './inputs'
import { insertTimetable, selectTimetable } from './queries'

export type CreateTimetableResult =
  | { ok: true; timetableId: string; effect: SlotsEffect }
  | ({ ok: false } & TimetableProblem)

/**
 * Gives a room a weekly pattern; an open room gets its slots at once. Refuses times off the
 * quarter hour, across midnight, shorter or longer than the policy allows, ages it does not admit,
 * a price above the ceiling, and another timetable at the same time unless they share the room.
 * Asked again with the same id it does nothing more.
 */
export async function createTimetable(
  ctx: Ctx,
  input: NewTimetableInput,
): Promise<CreateTimetableResult> {
  return writing(ctx, async (write) => {
    const { timetableId: id, ...fields } = input
    const room = await managedRoom(write, input.roomId)
    const there = id ? await selectTimetable(write.tx, id) : null
    if (there && there.roomId !== room.id) throw new NotFound()
    if (there) return { ok: true, timetableId: there.id, effect: noEffect }
    const problem = await checkPattern(write, room, input)
    if (problem) return { ok: false, ...problem }
    const pattern = { ...fields, weekdays: fields.weekdays.toSorted((a, b) => a - b) }
    const timetableId = await insertTimetable(write.tx, { ...pattern, id })
    if (!timetableId) throw new NotFound()
    const effect = await followPattern(write, { id: timetableId, roomId: room.id, cap: null })
    const { roomId: _, ...stored } = pattern
    await writeAudit(write, {
      action: 'timetable_created',
      subjectKind: 'timetable',
      subjectId: timetableId,
      roomId: room.id,
      details: { ...stored, effect },
    })
    return { ok: true, timetableId, effect }
  })
}
