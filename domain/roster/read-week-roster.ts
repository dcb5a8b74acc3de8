import { mayRunRoom } from '../authority/room-policy'
import { type LedgerQuarter, selectLedger } from '../capacity/load-queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { addDays, dayOf, weekdayOf } from '../shared/time'
import { comingShortfalls, type Shortfall } from '../shortfalls/list-shortfalls'
import { checkState, countsOn } from './qualification-rules'
import { type CaregiverRow, type DatedShift, selectCaregiversOf, selectRosters } from './queries'
import { selectTemplates, type TemplateRow } from './template-queries'

export type WeekShift = DatedShift & {
  /** Whether the person counts for the ratio on this day. */
  counts: boolean
}

export type StaffMember = CaregiverRow & {
  check: ReturnType<typeof checkState>
  countsToday: boolean
}

export type WeekRoster = {
  room: StaffRoom
  monday: string
  today: string
  mayChange: boolean
  /** Seven days from Monday, each with its quarter hours that slots cover. */
  days: {
    day: string
    past: boolean
    shifts: WeekShift[]
    quarters: LedgerQuarter[]
    shortfalls: Shortfall[]
  }[]
  /** Everybody ever on the staff, those who work here now first. */
  staff: StaffMember[]
  templates: TemplateRow[]
}

/**
 * A room's week for its staff, Monday to Sunday of the day given: who is on duty, what is booked in
 * each quarter hour against its limits, what falls short, the staff and the templates. Each is read
 * once for the whole week. Throws NotFound for a room that is not the actor's.
 */
export async function readWeekRoster(
  ctx: Ctx,
  input: { code: string; day: string },
): Promise<WeekRoster> {
  const on = ctx.db.read
  const room = await staffRoom(on, ctx.actor, { code: input.code })
  const today = dayOf(ctx.now)
  const monday = addDays(input.day, 1 - weekdayOf(input.day))
  const week = { from: monday, to: addDays(monday, 6) }
  const [staff, shifts, quarters, shortfalls, templates] = await Promise.all([
    selectCaregiversOf(on, room.id),
    selectRosters(on, room.id, week),
    selectLedger(on, room.id, week),
    comingShortfalls(on, room.id, ctx.now),
    selectTemplates(on, room.id),
  ])
  const people = new Map(staff.map((person) => [person.id, person]))
  return {
    room,
    monday,
    today,
    mayChange: mayRunRoom(ctx.actor, room),
    days: Array.from({ length: 7 }, (_, n) => addDays(monday, n)).map((day) => ({
      day,
      past: day < today,
      shifts: shifts
        .filter((shift) => shift.day === day)
        .map((shift) => {
          const person = people.get(shift.caregiverId)
          return { ...shift, counts: person !== undefined && countsOn(person, day) }
        }),
      quarters: quarters.filter((quarter) => quarter.day === day),
      shortfalls: shortfalls.filter((one) => one.day === day),
    })),
    staff: staff
      .map((person) => ({
        ...person,
        check: checkState(person.qualifiedUntil, today),
        countsToday: countsOn(person, today),
      }))
      .toSorted((a, b) => Number(b.active) - Number(a.active)),
    templates,
  }
}
