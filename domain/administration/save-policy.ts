import { changesBetween } from '../audit/change-rules'
import type { SavePolicyInput } from '../policies/inputs'
import { selectLevels } from '../policies/level-queries'
import { ownOf, settingsAt } from '../policies/merge-rules'
import { selectPlace } from '../policies/place-queries'
import { allowedPlace, maySetPolicy } from '../policies/policy'
import { lockPolicies } from '../policies/queries'
import { selectLevelsSeen, selectPolicySeen } from '../policies/seen-queries'
import type { PolicyPlace } from '../policies/types'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo, type Write } from '../shared/context'
import { joining } from '../shared/inside'
import type { Refused } from '../shared/refusal'
import { type ChangedMeanwhile, seenText } from '../shared/seen'
import { type PolicyPreview, previewPolicy } from './preview-policy'
import { type SetPolicyResult, setPolicy } from './set-policy'

type Shown = Extract<PolicyPreview, { ok: true }> & {
  /** Sent back as `agreed` it saves, as long as the wish and all it is laid over are the same. */
  agreement: string
}

export type SavePolicyResult =
  | { ok: true; seen: string }
  | Exclude<SetPolicyResult, { ok: true }>
  | ChangedMeanwhile
  | Refused<'checked' | 'not_agreed' | 'wish_changed', { preview: Shown }>

/**
 * Sets rules of a place for a person at a form: saved only with the agreement to a preview of exactly this
 * wish, laid over the rules there were then; without it, or with another wish, it shows the preview instead.
 * Refuses a form gone stale and what `setPolicy` refuses; sent twice it is done once.
 */
export async function savePolicy(ctx: Ctx, input: SavePolicyInput): Promise<SavePolicyResult> {
  requireSignedIn(ctx.actor)
  const { seen, agreed, check, ...wish } = input
  const place = allowedPlace(ctx.actor, await selectPlace(ctx.db.read, wish.target), maySetPolicy)
  const answer = await orUndo<SavePolicyResult | 'preview'>(ctx, async (write, undo) => {
    await lockPolicies(write)
    const now = await selectPolicySeen(write.tx, place)
    if (now !== seen) {
      if (await isDone(write, place, wish)) return { ok: true, seen: now }
      return { ok: false, reason: 'changed_meanwhile', seen: now }
    }
    if (check || agreed !== (await agreementTo(write, place, wish))) return 'preview'
    const result = await setPolicy({ ...ctx, db: joining(ctx.db, write.tx) }, wish)
    if (!result.ok) return undo(result)
    return { ok: true, seen: await selectPolicySeen(write.tx, place) }
  })
  if (answer !== 'preview') return answer
  const preview = await previewPolicy(ctx, wish)
  if (!preview.ok) return preview
  const agreement = await orUndo(ctx, (write) => agreementTo(write, place, wish))
  const reason = check ? 'checked' : agreed === null ? 'not_agreed' : 'wish_changed'
  return { ok: false, reason, preview: { ...preview, agreement } }
}

type Wish = Pick<SavePolicyInput, 'effectiveFrom' | 'settings'>

/** Whether the place sets it all already: a form sent twice. */
async function isDone({ tx }: Write, place: PolicyPlace, wish: Wish): Promise<boolean> {
  const levels = await selectLevels(tx, place, wish.effectiveFrom)
  const changes = changesBetween(ownOf(settingsAt(place.target.level, levels)), named(wish))
  return Object.keys(changes).length === 0
}

/** The same text for the same wish over the same rules; the words of the reason do not matter. */
async function agreementTo({ tx }: Write, place: PolicyPlace, wish: Wish): Promise<string> {
  const { effectiveFrom } = wish
  const settings = Object.entries(named(wish)).toSorted(([a], [b]) => a.localeCompare(b))
  const over = await selectLevelsSeen(tx, place, effectiveFrom)
  return seenText([place.target, effectiveFrom, settings, over])
}

function named({ settings }: Wish): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
