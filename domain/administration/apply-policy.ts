import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import type { PolicyInput } from '../policies/inputs'
import { selectLevels } from '../policies/level-queries'
import { subjectOf } from '../policies/level-rules'
import { beneath, ownOf, settingsAt } from '../policies/merge-rules'
import { completePolicy, upsertPolicy } from '../policies/queries'
import { type PolicyProblem, policyProblems, shapesSlots } from '../policies/rules'
import type { PolicyPlace, PolicySettings } from '../policies/types'
import type { Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { fillSlots } from '../slots/make-slots'

export type Applied =
  | { ok: true; policyId: string }
  | Refused<'nothing_changed'>
  | Refused<'invalid', { problems: PolicyProblem[] }>

/**
 * Writes settings of a place within a transaction under way, with everything that follows from
 * them: limits and shortfalls by the database, slots without claims if the settings shape them,
 * and one entry in the log. `roomIds` are the rooms whose slots follow; null means all.
 */
export async function applyPolicy(
  write: Write,
  place: PolicyPlace,
  input: Pick<PolicyInput, 'effectiveFrom' | 'reason' | 'settings'>,
  roomIds: string[] | null,
): Promise<Applied> {
  const { effectiveFrom, reason } = input
  const { level } = place.target
  const before = settingsAt(level, await selectLevels(write.tx, place, effectiveFrom))
  const own = ownOf(before)
  const named = Object.entries(input.settings).filter(([, value]) => value !== undefined)
  const changes = changesBetween(own, Object.fromEntries(named))
  if (Object.keys(changes).length === 0) return { ok: false, reason: 'nothing_changed' }
  const settings: PolicySettings = Object.fromEntries(named.filter(([field]) => field in changes))
  const problems = policyProblems(settings, completePolicy(beneath(before, settings)), level)
  if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
  const policyId = await upsertPolicy(write, {
    target: place.target,
    effectiveFrom,
    reason,
    createdBy: write.actor.kind === 'account' ? write.actor.accountId : null,
    settings,
  })
  if (shapesSlots(settings) && roomIds?.length !== 0) await fillSlots(write, roomIds)
  await writeAudit(write, {
    action: 'policy_set',
    subjectKind: 'policy',
    subjectId: subjectOf(place),
    ...(place.room ? { roomId: place.room.id } : {}),
    reason,
    details: { ...place.target, effectiveFrom, policyId, changes },
  })
  return { ok: true, policyId }
}
