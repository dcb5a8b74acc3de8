import type { CalendarDay, DayKind } from '../calendar/queries'
import type { Policy } from '../policies/types'
import { instantOf, weekdayOf } from '../shared/time'
import type { AddSlotInput } from './manage-inputs'
import { patternProblem, type TimetableProblem } from './pattern-rules'

export type SlotProblem =
  | Exclude<TimetableProblem, { reason: 'overlaps' }>
  | { reason: 'slot_in_past' | 'room_draft' | 'room_suspended' | 'no_calendar' }
  | { reason: 'confirm_closed_day'; kind: DayKind; nameZh: string | null; nameEn: string | null }

type Facts = {
  room: { status: 'draft' | 'open' | 'suspended'; suspendedFrom: string | null }
  policy: Policy
  calendar: CalendarDay | null
  now: Date
}

/**
 * What is wrong with adding one slot, before others of the room are looked at: the room is not
 * open then, nobody has entered what day it is, it has begun, its lengths, ages or price are outside
 * the policy in force on its day, or it is a day off that nobody agreed to work.
 */
export function slotProblem(wish: AddSlotInput, facts: Facts): SlotProblem | null {
  const { room, calendar, policy, now } = facts
  if (room.status === 'draft') return { reason: 'room_draft' }
  const suspended = room.suspendedFrom !== null && wish.day >= room.suspendedFrom
  if (room.status === 'suspended' || suspended) return { reason: 'room_suspended' }
  const asPattern = { weekdays: [weekdayOf(wish.day)], validFrom: wish.day, validTo: wish.day }
  const problem = patternProblem({ ...wish, ...asPattern }, policy)
  if (problem && problem.reason !== 'overlaps') return problem
  if (instantOf(wish.day, wish.fromTime) <= now) return { reason: 'slot_in_past' }
  if (calendar === null) return { reason: 'no_calendar' }
  if (isDayOff(calendar, policy.openOnMakeupDays) && !wish.confirmed) {
    const { kind, nameZh, nameEn } = calendar
    return { reason: 'confirm_closed_day', kind, nameZh, nameEn }
  }
  return null
}

/** Whether rooms stay closed on a day unless somebody says otherwise. */
export function isDayOff({ kind }: Pick<CalendarDay, 'kind'>, openOnMakeupDays: boolean): boolean {
  return kind === 'holiday' || kind === 'weekend' || (kind === 'makeup' && !openOnMakeupDays)
}
