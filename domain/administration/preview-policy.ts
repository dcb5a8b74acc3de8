import type { PolicyInput } from '../policies/inputs'
import { selectAllRoomIds, selectPlace, selectRoomIdsIn } from '../policies/place-queries'
import { allowedPlace, maySetPolicy } from '../policies/policy'
import { lockPolicies } from '../policies/queries'
import { previewByRooms } from '../previewing/preview-change'
import { type PreviewSummary, summaryOf } from '../previewing/summary-of'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { type Applied, applyPolicy } from './apply-policy'
import { type NotNow, notNow } from './set-policy'

export type PolicyPreview =
  | {
      ok: true
      effectiveFrom: string
      /** Rooms below the place, and how many of them could be measured in time. */
      rooms: number
      measured: number
      summary: PreviewSummary
    }
  | Exclude<Applied, { ok: true }>
  | NotNow

/**
 * What `setPolicy` would do with the same input, by the engine that does it, undone again: rooms and
 * slots that lose or gain places, what falls short more than before, and the bookings kept. For
 * those who may set it.
 */
export async function previewPolicy(ctx: Ctx, input: PolicyInput): Promise<PolicyPreview> {
  requireSignedIn(ctx.actor)
  const place = allowedPlace(ctx.actor, await selectPlace(ctx.db.read, input.target), maySetPolicy)
  const refused = notNow(ctx, input)
  if (refused) return refused
  const roomIds =
    (await selectRoomIdsIn(ctx.db.read, place)) ?? (await selectAllRoomIds(ctx.db.read))
  const { result, measured, ...seen } = await previewByRooms(ctx, roomIds, (inside, some) =>
    writing(inside, async (write) => {
      await lockPolicies(write)
      return applyPolicy(write, place, input, some)
    }),
  )
  if (!result.ok) return result
  const summary = await summaryOf(ctx.db.read, { result, ...seen })
  const { effectiveFrom } = input
  return { ok: true, effectiveFrom, rooms: roomIds.length, measured, summary }
}
