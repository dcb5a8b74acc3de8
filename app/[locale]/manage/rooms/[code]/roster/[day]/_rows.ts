import type { ShiftInput } from '@/domain/roster/inputs'
import { rosterProblem } from '@/domain/roster/rules'

/** Rows a form can have at most. */
export const mostRows = 30
/** Breaks a row offers; a row that has more already shows them all. */
export const breaksPerRow = 2
const mostBreaks = 8

/** The names of a row's fields; the same in the form, in errors and in what comes back. */
export const fieldOf = {
  who: (row: number) => `who-${row}`,
  from: (row: number) => `from-${row}`,
  to: (row: number) => `to-${row}`,
  breakFrom: (row: number, n: number) => `break${n}-from-${row}`,
  breakTo: (row: number, n: number) => `break${n}-to-${row}`,
}

export type RowProblem = { field: string; reason: string }
export type ReadRows = { ok: true; shifts: ShiftInput[] } | { ok: false; problems: RowProblem[] }

/**
 * Reads a day's roster from a form's fields: a row without a person is no shift. Finds everything
 * wrong within a row, at its field; what only the whole day shows is for the use case.
 */
export function readRows(fields: Record<string, string>): ReadRows {
  const shifts: ShiftInput[] = []
  const problems: RowProblem[] = []
  for (let row = 0; row < mostRows; row += 1) {
    const caregiverId = fields[fieldOf.who(row)] ?? ''
    if (caregiverId === '') continue
    const shift = readShift(fields, row, caregiverId)
    const problem = shift.problem ?? problemIn(shift.shift, row, shifts)
    if (problem) problems.push(problem)
    shifts.push(shift.shift)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, shifts }
}

function readShift(fields: Record<string, string>, row: number, caregiverId: string) {
  const fromTime = fields[fieldOf.from(row)] ?? ''
  const toTime = fields[fieldOf.to(row)] ?? ''
  let problem: RowProblem | null = null
  if (fromTime === '') problem = { field: fieldOf.from(row), reason: 'time_missing' }
  else if (toTime === '') problem = { field: fieldOf.to(row), reason: 'time_missing' }
  const breaks: ShiftInput['breaks'] = []
  for (let n = 1; n <= mostBreaks; n += 1) {
    const pause = {
      fromTime: fields[fieldOf.breakFrom(row, n)] ?? '',
      toTime: fields[fieldOf.breakTo(row, n)] ?? '',
    }
    if (pause.fromTime === '' && pause.toTime === '') continue
    if (pause.fromTime === '' || pause.toTime === '') {
      const field = pause.fromTime === '' ? fieldOf.breakFrom(row, n) : fieldOf.breakTo(row, n)
      problem ??= { field, reason: 'break_missing' }
    }
    breaks.push(pause)
  }
  return { shift: { caregiverId, fromTime, toTime, breaks }, problem }
}

/** What the rules of a roster say of one row, after the rows before it, at the field concerned. */
function problemIn(shift: ShiftInput, row: number, before: ShiftInput[]): RowProblem | null {
  const bare = { ...shift, breaks: [] }
  const own = rosterProblem([bare])
  if (own) return { field: fieldOf.to(row), reason: own.reason }
  for (let n = 1; n <= shift.breaks.length; n += 1) {
    const found = rosterProblem([{ ...shift, breaks: shift.breaks.slice(0, n) }])
    if (found) return { field: fieldOf.breakTo(row, n), reason: found.reason }
  }
  const together = before.some((other) => rosterProblem([{ ...other, breaks: [] }, bare]) !== null)
  return together ? { field: fieldOf.from(row), reason: 'shifts_overlap' } : null
}
