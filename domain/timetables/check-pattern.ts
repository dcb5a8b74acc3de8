import { policyInForce } from '../policies/policy-in-force'
import type { ManagedRoom } from '../rooms/queries'
import type { Write } from '../shared/context'
import { dayOf } from '../shared/time'
import { mayOverlap, overlap, patternProblem, type TimetableProblem } from '../slots/pattern-rules'
import type { StoredPattern } from './inputs'
import { selectTimetablesOf } from './queries'

/**
 * What is wrong with a pattern for a room: on its own, by the policy in force when it starts (or
 * today, if later), and against the room's other timetables unless they share its places.
 */
export async function checkPattern(
  { tx, now }: Write,
  room: ManagedRoom,
  pattern: StoredPattern,
  butId: string | null = null,
): Promise<TimetableProblem | null> {
  const [, starts] = [dayOf(now), pattern.validFrom].toSorted()
  const policy = await policyInForce(tx, {
    subdistrictCode: room.subdistrictCode,
    roomId: room.id,
    day: starts ?? pattern.validFrom,
  })
  const problem = patternProblem(pattern, policy)
  if (problem) return problem
  const others = await selectTimetablesOf(tx, room.id, butId)
  const other = others.find((row) => overlap(row, pattern) && !mayOverlap(row, pattern))
  if (!other) return null
  const { id: timetableId, fromTime, toTime } = other
  return { reason: 'overlaps', timetableId, fromTime, toTime }
}
