import type { ShiftInput } from './inputs'

export type RosterProblem = {
  reason:
    | 'shift_reversed'
    | 'not_quarter_hours'
    | 'break_reversed'
    | 'break_outside_shift'
    | 'breaks_overlap'
    | 'shifts_overlap'
  caregiverId: string
  fromTime: string
}

/** What is wrong with a day's shifts on their own; null if all fits. */
export function rosterProblem(shifts: ShiftInput[]): RosterProblem | null {
  for (const [index, shift] of shifts.entries()) {
    const reason =
      shiftProblem(shift) ??
      (shifts.slice(0, index).some((other) => sameCaregiverAtOnce(other, shift))
        ? 'shifts_overlap'
        : null)
    if (reason) return { reason, caregiverId: shift.caregiverId, fromTime: shift.fromTime }
  }
  return null
}

function shiftProblem({ fromTime, toTime, breaks }: ShiftInput): RosterProblem['reason'] | null {
  if (toTime <= fromTime) return 'shift_reversed'
  const times = [fromTime, toTime, ...breaks.flatMap((pause) => [pause.fromTime, pause.toTime])]
  if (!times.every((time) => Number(time.slice(3)) % 15 === 0)) return 'not_quarter_hours'
  for (const [index, pause] of breaks.entries()) {
    if (pause.toTime <= pause.fromTime) return 'break_reversed'
    if (pause.fromTime < fromTime || pause.toTime > toTime) return 'break_outside_shift'
    if (breaks.slice(0, index).some((other) => atOnce(other, pause))) return 'breaks_overlap'
  }
  return null
}

function sameCaregiverAtOnce(a: ShiftInput, b: ShiftInput): boolean {
  return a.caregiverId === b.caregiverId && atOnce(a, b)
}

function atOnce(a: Span, b: Span): boolean {
  return a.fromTime < b.toTime && b.fromTime < a.toTime
}

type Span = { fromTime: string; toTime: string }
