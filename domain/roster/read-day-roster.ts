import { mayRunRoom } from '../authority/room-policy'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { countsOn } from './qualification-rules'
import { type CaregiverRow, type DayShift, selectCaregiversOf, selectDayRoster } from './queries'
import { rosterSeen } from './seen-rules'

export type DayRosterPage = {
  room: StaffRoom
  day: string
  mayChange: boolean
  past: boolean
  /**
   * The people who can be put on the roster, and those on it who are no longer on the staff; with
   * whether they count for the ratio on the day.
   */
  staff: Pick<CaregiverRow, 'id' | 'name' | 'kind' | 'countsForRatio' | 'active'>[]
  shifts: DayShift[]
  /** The roster as the form sends it back, to tell whether it changed meanwhile. */
  seen: string
}

/** The roster of a room's day for its staff. Throws NotFound for a room that is not the actor's. */
export async function readDayRoster(
  ctx: Ctx,
  input: { code: string; day: string },
): Promise<DayRosterPage> {
  const room = await staffRoom(ctx.db.read, ctx.actor, { code: input.code })
  const [staff, shifts] = await Promise.all([
    selectCaregiversOf(ctx.db.read, room.id),
    selectDayRoster(ctx.db.read, room.id, input.day),
  ])
  const named = new Set(shifts.map((shift) => shift.caregiverId))
  return {
    room,
    day: input.day,
    mayChange: mayRunRoom(ctx.actor, room),
    past: input.day < dayOf(ctx.now),
    staff: staff
      .filter((person) => person.active || named.has(person.id))
      .map((person) => {
        const { id, name, kind, active } = person
        return { id, name, kind, active, countsForRatio: countsOn(person, input.day) }
      }),
    shifts,
    seen: rosterSeen(shifts),
  }
}
