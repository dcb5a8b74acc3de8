import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { claimPlaces } from './claim-places'
import type { BookSlotInput } from './inputs'
import { recordRefusal } from './record-refusal'
import type { ClaimResult } from './types'

/**
 * Books a slot, or a stretch of a flexible one, for children of the signed-in guardian: all or
 * none. The same key books once, no matter how often it is sent; with another wish it is refused.
 * If the cost is no longer what the family was shown, nothing is booked. The capacity of the room
 * is decided by the database with the places locked. A refusal is counted. Throws NotFound for
 * somebody else's child.
 */
export async function bookSlot(ctx: Ctx, input: BookSlotInput): Promise<ClaimResult> {
  const family = requireAccount(ctx.actor)
  const result = await claimPlaces({ family, desk: null, exception: null }, ctx, input)
  if (!result.ok) recordRefusal(result.refusal, ctx, family, input)
  return result
}
