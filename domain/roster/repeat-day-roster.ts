import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { dayOf } from '../shared/time'
import type { RepeatRosterInput } from './inputs'
import { countShifts, selectDayRoster } from './queries'
import { type RosterResult, refusingElsewhere, writeRosters } from './write-rosters'

/**
 * Copies a room's roster of one day to others, in place of what they had. Refuses days before
 * today and a day without a roster to copy.
 */
export function repeatDayRoster(ctx: Ctx, input: RepeatRosterInput): Promise<RosterResult> {
  const { roomId, fromDay } = input
  return refusingElsewhere(
    writing(ctx, async (write) => {
      const room = await managedRoom(write, roomId)
      const days = [...new Set(input.toDays)].filter((day) => day !== fromDay).toSorted()
      if (days.some((day) => day < dayOf(write.now))) return { ok: false, reason: 'day_in_past' }
      const shifts = await selectDayRoster(write.tx, room.id, fromDay)
      if (shifts.length === 0) return { ok: false, reason: 'nothing_to_repeat' }
      const before = await countShifts(write.tx, room.id, days)
      const result = await writeRosters(write, room.id, days, shifts)
      if (!result.ok) return result
      await writeAudit(write, {
        action: 'roster_repeated',
        subjectKind: 'roster',
        subjectId: `${roomId} ${fromDay}`,
        roomId,
        details: {
          fromDay,
          days,
          changes: { shifts: [before, shifts.length * days.length] },
          shortfalls: result.shortfalls.length,
        },
      })
      return result
    }),
  )
}
