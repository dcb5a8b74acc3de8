import { seenText } from '../shared/seen'
import type { ShiftInput } from './inputs'

/** A roster of a day as one text, no matter in which order it is: the same text is the same roster. */
export function rosterSeen(shifts: ShiftInput[]): string {
  return shifts
    .map(({ caregiverId, fromTime, toTime, breaks }) => {
      const pauses = breaks.map((pause) => `${pause.fromTime}-${pause.toTime}`).sort()
      return [caregiverId, fromTime, toTime, ...pauses].join(' ')
    })
    .sort()
    .join('; ')
}

/** What one person has on a day, as a short text for a form; the same for everybody without a shift. */
export function personSeen(shifts: ShiftInput[], caregiverId: string): string {
  return seenText(rosterSeen(shifts.filter((one) => one.caregiverId === caregiverId)))
}

/** What a form shows of somebody on the staff, as a short text. */
export function caregiverSeen(person: {
  name: string
  qualification: string | null
  qualifiedUntil: string | null
  countsForRatio: boolean
  active: boolean
}): string {
  const { name, qualification, qualifiedUntil, countsForRatio, active } = person
  return seenText([name, qualification, qualifiedUntil, countsForRatio, active])
}
