import type { PolicyInput } from '../policies/inputs'
import { selectPlace, selectRoomIdsIn } from '../policies/place-queries'
import { allowedPlace, maySetPolicy } from '../policies/policy'
import { lockPolicies } from '../policies/queries'
import type { ShortfallEffect } from '../previewing/effect-rules'
import { isPerson, worseAfter } from '../previewing/worse-after'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { type Applied, applyPolicy } from './apply-policy'

export type NotNow = Refused<'nothing_set' | 'effective_in_past'>

export type SetPolicyResult =
  | (Applied & { ok: true; worse: number })
  | Exclude<Applied, { ok: true }>
  | NotNow
  | Refused<'reason_needed'>
  | Refused<'leaves_shortfall', { worse: ShortfallEffect[] }>

/**
 * Sets dated settings for the city, a district, a subdistrict or a room, or gives them back to the
 * level above (null). Limits of every room concerned follow in the same transaction, from the day it
 * takes effect; what falls short is raised, nobody is cancelled. The same place and day again lays
 * over what was set. For the administrators of the place and those above it. Refuses a day before
 * today in Shanghai, values that do not fit, each by its field, and, for a person, to leave more
 * falling short than before unless `confirmed` and with a reason.
 */
export async function setPolicy(ctx: Ctx, input: PolicyInput): Promise<SetPolicyResult> {
  requireSignedIn(ctx.actor)
  const place = allowedPlace(ctx.actor, await selectPlace(ctx.db.read, input.target), maySetPolicy)
  const refused = notNow(ctx, input)
  if (refused) return refused
  return orUndo<SetPolicyResult>(ctx, async (write, undo) => {
    await lockPolicies(write)
    const roomIds = await selectRoomIdsIn(write.tx, place)
    const { result, worse } = await worseAfter(write, roomIds, () =>
      applyPolicy(write, place, input, roomIds),
    )
    if (!result.ok) return result
    if (worse.length > 0 && isPerson(write.actor)) {
      if (!input.confirmed) undo({ ok: false, reason: 'leaves_shortfall', worse })
      if (!input.reason) undo({ ok: false, reason: 'reason_needed' })
    }
    return { ...result, worse: worse.length }
  })
}

/** What can be refused of settings without looking at the place. */
export function notNow(
  { now }: Pick<Ctx, 'now'>,
  input: Pick<PolicyInput, 'settings' | 'effectiveFrom'>,
): NotNow | null {
  if (Object.values(input.settings).every((value) => value === undefined)) {
    return { ok: false, reason: 'nothing_set' }
  }
  return input.effectiveFrom < dayOf(now) ? { ok: false, reason: 'effective_in_past' } : null
}
