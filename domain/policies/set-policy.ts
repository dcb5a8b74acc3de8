import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../shared/administrators'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { PolicyInput } from './inputs'
import { policyInForce } from './policy-in-force'
import { lockPolicies, selectTargetPlace, upsertPolicy } from './queries'
import { type PolicyProblem, policyProblems } from './rules'

export type SetPolicyResult =
  | { ok: true; policyId: string }
  | Refused<'nothing_set' | 'effective_in_past'>
  | Refused<'invalid', { problems: PolicyProblem[] }>

/**
 * Sets dated settings for the city, a district, a subdistrict or a room. Limits of every room
 * concerned follow in the same transaction, from the day it takes effect; what falls short is
 * raised, nobody is cancelled. The same place and day again lays over what was set. Refuses a day
 * before today in Shanghai, and values that do not fit, each by its field.
 */
export async function setPolicy(ctx: Ctx, input: PolicyInput): Promise<SetPolicyResult> {
  requireCityAdministrator(ctx.actor)
  const { target, effectiveFrom, reason, settings } = input
  const fields = Object.entries(settings).filter(([, value]) => value !== undefined)
  if (fields.length === 0) return { ok: false, reason: 'nothing_set' }
  if (effectiveFrom < dayOf(ctx.now)) return { ok: false, reason: 'effective_in_past' }
  return writing(ctx, async (write) => {
    await lockPolicies(write)
    const place = await selectTargetPlace(write.tx, target)
    if (!place) throw new NotFound()
    const inForce = await policyInForce(write.tx, { ...place, day: effectiveFrom })
    const problems = policyProblems(settings, inForce)
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
    const policyId = await upsertPolicy(write, {
      target,
      effectiveFrom,
      reason,
      createdBy: write.actor.kind === 'account' ? write.actor.accountId : null,
      settings: Object.fromEntries(fields),
    })
    await writeAudit(write, {
      action: 'policy_set',
      subjectKind: 'policy',
      subjectId: policyId,
      ...(target.level === 'room' ? { roomId: target.roomId } : {}),
      details: { ...target, effectiveFrom, fields: fields.map(([name]) => name) },
    })
    return { ok: true, policyId }
  })
}
