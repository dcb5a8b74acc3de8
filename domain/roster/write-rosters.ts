import { brokenConstraint } from '@/db/retry'
import type { Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { ShiftInput } from './inputs'
import {
  type OpenShortfall,
  replaceRosters,
  selectCaregiversOf,
  selectOpenShortfalls,
} from './queries'
import { type RosterProblem, rosterProblem } from './rules'

export type RosterRefusal =
  | ({ ok: false } & RosterProblem)
  | Refused<'unknown_caregiver', { caregiverId: string }>
  | Refused<'caregiver_elsewhere' | 'day_in_past' | 'nothing_to_repeat'>

export type RosterResult = { ok: true; shortfalls: OpenShortfall[] } | RosterRefusal

/**
 * Writes the same shifts for each of a room's days in place of what was there, and answers what
 * falls short on them then. Refuses shifts that do not fit and caregivers who do not work here.
 */
export async function writeRosters(
  { tx }: Write,
  roomId: string,
  days: string[],
  shifts: ShiftInput[],
): Promise<RosterResult> {
  const problem = rosterProblem(shifts)
  if (problem) return { ok: false, ...problem }
  const staff = await selectCaregiversOf(tx, roomId)
  const working = new Set(staff.filter((person) => person.active).map((person) => person.id))
  const stranger = shifts.find((shift) => !working.has(shift.caregiverId))
  if (stranger) {
    return { ok: false, reason: 'unknown_caregiver', caregiverId: stranger.caregiverId }
  }
  await replaceRosters(
    tx,
    roomId,
    days.map((day) => ({ day, shifts })),
  )
  return { ok: true, shortfalls: await selectOpenShortfalls(tx, roomId, days) }
}

/** Turns the database's error that a caregiver is on duty in another room into a refusal. */
export async function refusingElsewhere(work: Promise<RosterResult>): Promise<RosterResult> {
  try {
    return await work
  } catch (error) {
    if (brokenConstraint(error)?.name === 'roster_caregiver_once') {
      return { ok: false, reason: 'caregiver_elsewhere' }
    }
    throw error
  }
}
