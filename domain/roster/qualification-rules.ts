import { addDays } from '../shared/time'
import type { CaregiverRow } from './queries'

export const qualifications = [
  'childcare_worker',
  'infant_care',
  'teacher',
  'nurse',
  'none',
] as const
export type Qualification = (typeof qualifications)[number]

type Counted = Pick<CaregiverRow, 'kind' | 'countsForRatio' | 'active' | 'qualifiedUntil'>

/**
 * Whether somebody counts for the ratio on a day: a caregiver on the staff who counts, and whose
 * yearly check, if one is entered, holds on that day. The database's `counts_on` says the same.
 */
export function countsOn(person: Counted, day: string): boolean {
  const { active, countsForRatio, kind, qualifiedUntil } = person
  const holds = qualifiedUntil === null || qualifiedUntil >= day
  return active && countsForRatio && kind === 'caregiver' && holds
}

const daysOfWarning = 30

/** How the yearly check of somebody's record stands: not entered, over, over within 30 days, or holding. */
export function checkState(
  qualifiedUntil: string | null,
  today: string,
): 'unknown' | 'over' | 'soon' | 'holds' {
  if (qualifiedUntil === null) return 'unknown'
  if (qualifiedUntil < today) return 'over'
  return qualifiedUntil < addDays(today, daysOfWarning) ? 'soon' : 'holds'
}

type Claimed = Pick<CaregiverRow, 'kind' | 'countsForRatio' | 'qualification'>

/** Why somebody cannot be said to count for the ratio; null if they can, or are not said to. */
export function countingProblem({
  kind,
  countsForRatio,
  qualification,
}: Claimed): 'health_worker_never_counts' | 'unqualified_never_counts' | null {
  if (!countsForRatio) return null
  if (kind === 'health_worker') return 'health_worker_never_counts'
  return qualification === 'none' ? 'unqualified_never_counts' : null
}
