import { validate } from 'uuid'
import { findSlotFacts } from '../claims/claim-queries'
import type { SlotFacts } from '../claims/types'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type FoundHold, selectLastHold } from './hold-queries'

/** A hold with the room it is in, as its family sees it. */
export type HoldView = FoundHold & Pick<SlotFacts, 'roomNameZh' | 'roomNameEn' | 'day' | 'flexible'>

/**
 * The place the signed-in family holds in a slot, or held until a moment ago; null if it holds
 * none, or the slot is not there.
 */
export async function findHold(ctx: Ctx, { slotId }: { slotId: string }): Promise<HoldView | null> {
  const { accountId } = requireAccount(ctx.actor)
  if (!validate(slotId)) return null
  const hold = await selectLastHold(ctx.db.read, accountId, slotId, ctx.now)
  const slot = hold && (await findSlotFacts(ctx.db.read, slotId, accountId))
  if (!slot) return null
  return holdView(hold, slot)
}

/** A hold as its family sees it, with what is known of its slot. */
export function holdView(
  hold: FoundHold,
  { roomNameZh, roomNameEn, day, flexible }: SlotFacts,
): HoldView {
  return { ...hold, roomNameZh, roomNameEn, day, flexible }
}
