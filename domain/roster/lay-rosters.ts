import type { Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { seenText } from '../shared/seen'
import { dayOf } from '../shared/time'
import type { ShiftInput } from './inputs'
import {
  type Elsewhere,
  replaceRosters,
  selectCaregiversOf,
  selectElsewhere,
  selectRosters,
} from './queries'
import { type RosterProblem, rosterProblem } from './rules'
import { rosterSeen } from './seen-rules'

export type DayShifts = { day: string; shifts: ShiftInput[] }

/** `before` and `after` count shifts; `left` are those not copied because the person has left. */
export type LaidRosters = {
  ok: true
  days: string[]
  before: number
  after: number
  left: number
  changed: boolean
}

export type LayRefusal =
  | Refused<'day_in_past', { days: string[] }>
  | Refused<'has_shifts', { days: string[]; seen: string }>
  | Refused<'on_duty_elsewhere', { conflicts: (Elsewhere & { name: string })[] }>
  | ({ ok: false } & RosterProblem)

/**
 * Lays rosters over days of a room, all in one statement. Shifts of people no longer on the staff
 * are left out and counted, unless they stay. Refuses days before today, days that have another roster unless
 * exactly that was agreed to be replaced (`seen`) or anything may be, and people who are on duty in another room then, by name. Days that already have
 * exactly this roster are left alone, so that the same request sent twice does it once.
 */
export async function layRosters(
  { tx, now }: Write,
  roomId: string,
  wanted: DayShifts[],
  { overwrite, leavers = 'out' }: { overwrite: boolean | string; leavers?: 'out' | 'stay' },
): Promise<LaidRosters | LayRefusal> {
  const past = wanted.map(({ day }) => day).filter((day) => day < dayOf(now))
  if (past.length > 0) return { ok: false, reason: 'day_in_past', days: past }
  const staff = await selectCaregiversOf(tx, roomId)
  const working = new Set(staff.filter((one) => one.active).map((one) => one.id))
  const kept = wanted.map(({ day, shifts }) => ({
    day,
    shifts: shifts.filter((shift) => leavers === 'stay' || working.has(shift.caregiverId)),
  }))
  const problem = kept.map(({ shifts }) => rosterProblem(shifts)).find((one) => one !== null)
  if (problem) return { ok: false, ...problem }
  const days = wanted.map(({ day }) => day).toSorted()
  const range = { from: days.at(0) ?? '', to: days.at(-1) ?? '' }
  const present = days.length > 0 ? await selectRosters(tx, roomId, range) : []
  const on = (day: string) => present.filter((shift) => shift.day === day)
  const others = kept.filter(({ day, shifts }) => rosterSeen(on(day)) !== rosterSeen(shifts))
  const filled = others.map(({ day }) => day).filter((day) => on(day).length > 0)
  const seen = seenText(filled.map((day) => [day, rosterSeen(on(day))]))
  const agreed = overwrite === true || overwrite === seen
  if (filled.length > 0 && !agreed) return { ok: false, reason: 'has_shifts', days: filled, seen }
  const dated = others.flatMap(({ day, shifts }) => shifts.map((shift) => ({ ...shift, day })))
  const conflicts = await selectElsewhere(tx, roomId, dated)
  if (conflicts.length > 0) {
    const nameOf = (id: string) => staff.find((one) => one.id === id)?.name ?? ''
    const named = conflicts.map((one) => ({ ...one, name: nameOf(one.caregiverId) }))
    return { ok: false, reason: 'on_duty_elsewhere', conflicts: named }
  }
  if (others.length > 0) await replaceRosters(tx, roomId, others)
  const count = (rosters: DayShifts[]) => rosters.reduce((sum, one) => sum + one.shifts.length, 0)
  return {
    ok: true,
    days,
    before: days.reduce((sum, day) => sum + on(day).length, 0),
    after: count(kept),
    left: count(wanted) - count(kept),
    changed: others.length > 0,
  }
}
