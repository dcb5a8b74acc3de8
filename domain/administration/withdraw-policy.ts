import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { comingChange } from '../policies/coming-change'
import { deleteRow, selectLevels, selectRow } from '../policies/level-queries'
import { subjectOf, targetOf } from '../policies/level-rules'
import { ownOf, settingsAt } from '../policies/merge-rules'
import { selectPlace, selectRoomIdsIn } from '../policies/place-queries'
import { allowedPlace, maySetPolicy } from '../policies/policy'
import { lockPolicies } from '../policies/queries'
import { shapesSlots } from '../policies/rules'
import type { ShortfallEffect } from '../previewing/effect-rules'
import { isPerson, worseAfter } from '../previewing/worse-after'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import type { ChangedMeanwhile } from '../shared/seen'
import { dayOf } from '../shared/time'
import { fillSlots } from '../slots/make-slots'

export type WithdrawPolicyInput = {
  policyId: string
  reason: string | null
  confirmed?: boolean | undefined
  /** What the form was shown of it (`ComingChange`); left out by programs. */
  seen?: string | undefined
}

export type WithdrawPolicyResult =
  | { ok: true }
  | Refused<'in_force' | 'reason_needed'>
  | ChangedMeanwhile
  | Refused<'leaves_shortfall', { worse: ShortfallEffect[] }>

/**
 * Takes back settings entered for a later day, as if they had not been. Refuses those already in
 * force (set another value instead), a form gone stale, and, as setPolicy, to leave more falling short without a reason
 * and a confirmation. For those who may set them.
 */
export async function withdrawPolicy(
  ctx: Ctx,
  input: WithdrawPolicyInput,
): Promise<WithdrawPolicyResult> {
  requireSignedIn(ctx.actor)
  const { row, place } = await allowedRow(ctx, input.policyId)
  return orUndo<WithdrawPolicyResult>(ctx, async (write, undo) => {
    const { tx } = write
    await lockPolicies(write)
    const { effectiveFrom } = row
    const now = await selectRow(tx, input.policyId)
    if (!now) throw new NotFound()
    if (effectiveFrom <= dayOf(write.now)) return { ok: false, reason: 'in_force' }
    const { seen } = comingChange(now)
    if ((input.seen ?? seen) !== seen) return { ok: false, reason: 'changed_meanwhile', seen }
    const roomIds = await selectRoomIdsIn(tx, place)
    const ownThen = async () =>
      ownOf(settingsAt(row.level, await selectLevels(tx, place, effectiveFrom)))
    const before = await ownThen()
    const { result: changes, worse } = await worseAfter(write, roomIds, async () => {
      await deleteRow(tx, input.policyId)
      const after = await ownThen()
      const cleared = Object.fromEntries(Object.keys(before).map((field) => [field, null]))
      const changes = changesBetween(before, { ...cleared, ...after })
      if (shapesSlots(changes) && roomIds?.length !== 0) await fillSlots(write, roomIds)
      return changes
    })
    if (worse.length > 0 && isPerson(write.actor)) {
      if (!input.confirmed) undo({ ok: false, reason: 'leaves_shortfall', worse })
      if (!input.reason) undo({ ok: false, reason: 'reason_needed' })
    }
    await writeAudit(write, {
      action: 'policy_withdrawn',
      subjectKind: 'policy',
      subjectId: subjectOf(place),
      ...(place.room ? { roomId: place.room.id } : {}),
      reason: input.reason,
      details: { ...place.target, effectiveFrom, policyId: input.policyId, changes },
    })
    return { ok: true }
  })
}

async function allowedRow({ actor, db }: Ctx, policyId: string) {
  const row = await selectRow(db.read, policyId)
  if (!row) throw new NotFound()
  const found = await selectPlace(db.read, targetOf(row))
  return { row, place: allowedPlace(actor, found, maySetPolicy) }
}
