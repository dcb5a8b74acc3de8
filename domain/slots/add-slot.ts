import { writeAudit } from '../audit/write-audit'
import { selectDays } from '../calendar/queries'
import { policyInForce } from '../policies/policy-in-force'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, instantOf, timeOf, weekdayOf } from '../shared/time'
import type { AddSlotInput } from './manage-inputs'
import { sharedPlaces } from './pattern-rules'
import { plannedSlot } from './rules'
import { findSlotBeside, findSlotTimes, insertSingleSlot } from './single-queries'
import { type SlotProblem, slotProblem } from './single-rules'

export type AddSlotResult =
  | { ok: true; slotId: string }
  | Refused<'already_added'>
  | ({ ok: false } & SlotProblem)
  | { ok: false; reason: 'overlaps'; fromTime: string; toTime: string; places: number }

/**
 * Adds one slot to an open room, outside its timetables, which then leave it alone. By the policy
 * in force on its day, as a timetable's slots. Refuses a room not open, a day nobody has entered
 * into the calendar, a day off without agreement, what has begun, and a time at which another slot
 * is open unless they share the room's places. Asked again with the same id it does nothing more.
 */
export async function addSlot(ctx: Ctx, input: AddSlotInput): Promise<AddSlotResult> {
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const { slotId, day } = input
    const room = await managedRoom(write, input.roomId)
    const there = await findSlotTimes(tx, slotId)
    if (there && there.roomId !== room.id) throw new NotFound()
    if (there) return isSame(input, there) ? { ok: true, slotId } : alreadyAdded
    if (day < dayOf(now)) return { ok: false, reason: 'slot_in_past' }
    const { subdistrictCode } = room
    const policy = await policyInForce(tx, { subdistrictCode, roomId: room.id, day })
    const [calendar = null] = await selectDays(tx, day, day)
    const problem = slotProblem(input, { room, policy, calendar, now })
    if (problem) return { ok: false, ...problem }
    const { timetableId: _, ...slot } = plannedSlot(
      {
        ...input,
        id: slotId,
        priceFenPerHour: input.priceFenPerHour ?? room.priceFenPerHour,
        weekdays: [weekdayOf(day)],
        validFrom: day,
        validTo: day,
      },
      day,
      policy,
    )
    const beside = input.sharesCapacity ? null : await findSlotBeside(tx, slot)
    if (beside) {
      const [fromTime, toTime] = [timeOf(beside.startsAt), timeOf(beside.endsAt)]
      const places = sharedPlaces(room, policy)
      return { ok: false, reason: 'overlaps', fromTime, toTime, places }
    }
    await insertSingleSlot(tx, { ...slot, id: slotId })
    await writeAudit(write, {
      action: 'slot_added',
      subjectKind: 'slot',
      subjectId: slotId,
      roomId: room.id,
      reason: input.reason,
      details: {
        ...{ day, from: input.fromTime, to: input.toTime, flexible: slot.flexible, cap: slot.cap },
        ...{ ageFromMonths: slot.ageFromMonths, ageToMonths: slot.ageToMonths },
        priceFenPerHour: slot.priceFenPerHour,
        calendar: calendar?.kind ?? null,
      },
    })
    return { ok: true, slotId }
  })
}

const alreadyAdded = { ok: false, reason: 'already_added' } as const

/** A form sent twice, rather than one used again for another slot. */
function isSame(
  { day, fromTime, toTime }: AddSlotInput,
  there: { startsAt: Date; endsAt: Date },
): boolean {
  return (
    there.startsAt.getTime() === instantOf(day, fromTime).getTime() &&
    there.endsAt.getTime() === instantOf(day, toTime).getTime()
  )
}
