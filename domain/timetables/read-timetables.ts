import { mayRunRoom } from '../authority/room-policy'
import { policyInForce } from '../policies/policy-in-force'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import type { MonthDay } from '../slots/month-rules'
import {
  type PatternState,
  patternState,
  type SharedStretch,
  sharedPlaces,
  sharedStretches,
} from '../slots/pattern-rules'
import { readMonth } from '../slots/read-month'
import { countComingSlots, selectTimetablesOf, type TimetableRow } from './queries'

export type TimetableLine = TimetableRow & {
  state: PatternState
  /** The ages of the policy, for a pattern with none of its own. */
  policyAges: { from: number; to: number }
  /** Open slots that have not begun, and the bookings that hold a place in them. */
  slots: number
  bookings: number
}

export type TimetablesPage = {
  room: StaffRoom
  today: string
  mayChange: boolean
  /** In force first, then those to come, then those that ended, the latest first. */
  timetables: TimetableLine[]
  /** The times at which those not ended run side by side, and the places they then share. */
  shared: SharedStretch[]
  places: number
  month: string
  days: MonthDay[]
}

const order: PatternState[] = ['current', 'coming', 'ended']

/**
 * A room's weekly patterns and a month of its slots (`'YYYY-MM'`; none: this month). For everybody
 * with a role over the room. Throws NotFound for other rooms.
 */
export async function readTimetables(
  ctx: Ctx,
  asked: { code: string; month: string | null },
): Promise<TimetablesPage> {
  const { actor, now } = ctx
  const on = ctx.db.read
  const room = await staffRoom(on, actor, { code: asked.code })
  const today = dayOf(now)
  const month = asked.month ?? today.slice(0, 7)
  const [rows, counts, policy, days] = await Promise.all([
    selectTimetablesOf(on, room.id),
    countComingSlots(on, room.id, now),
    policyInForce(on, { subdistrictCode: room.subdistrictCode, roomId: room.id, day: today }),
    readMonth({ tx: on, now }, { roomId: room.id, month, today, timetableId: null }),
  ])
  const timetables = rows
    .map((row) => ({
      ...row,
      state: patternState(row, today),
      policyAges: { from: policy.ageFromMonths, to: policy.ageToMonths },
      ...(counts.get(row.id) ?? { slots: 0, bookings: 0 }),
    }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.state === 'ended' ? (b.validTo ?? '').localeCompare(a.validTo ?? '') : 0),
    )
  return {
    room,
    today,
    mayChange: mayRunRoom(actor, room),
    timetables,
    shared: sharedStretches(timetables.filter((one) => one.state !== 'ended')),
    places: sharedPlaces(room, policy),
    month,
    days,
  }
}
