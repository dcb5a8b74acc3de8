import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { dayOf } from '../shared/time'
import type { DayRosterInput } from './inputs'
import { selectDayRoster } from './queries'
import { type RosterResult, refusingElsewhere, writeRosters } from './write-rosters'

/**
 * Replaces who is on duty in a room on one day, with their breaks. Limits follow at once; fewer
 * caregivers cancel nobody, what falls short is raised and answered. Refuses a day before today,
 * shifts off the quarter hour or overlapping, breaks outside their shift, and strangers.
 */
export function setDayRoster(ctx: Ctx, input: DayRosterInput): Promise<RosterResult> {
  const { roomId, day, shifts } = input
  return refusingElsewhere(
    writing(ctx, async (write) => {
      const room = await managedRoom(write, roomId)
      if (day < dayOf(write.now)) return { ok: false, reason: 'day_in_past' }
      const before = await selectDayRoster(write.tx, room.id, day)
      const result = await writeRosters(write, room.id, [day], shifts)
      if (!result.ok) return result
      await writeAudit(write, {
        action: 'roster_set',
        subjectKind: 'roster',
        subjectId: `${roomId} ${day}`,
        roomId,
        details: {
          day,
          changes: { shifts: [before.length, shifts.length] },
          shortfalls: result.shortfalls.length,
        },
      })
      return result
    }),
  )
}
