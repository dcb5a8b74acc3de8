import { v7 } from 'uuid'
import { brokenConstraint } from '@/db/retry'
import { lockAccount } from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { findSlotFacts } from '../claims/claim-queries'
import { claimRefusal } from '../claims/claim-refusal'
import type { HoldPlaceInput } from '../claims/inputs'
import { slotRefusals } from '../claims/rules'
import { usualSpan } from '../claims/stretch-rules'
import type { HoldRefusal, SlotFacts } from '../claims/types'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { insertHold, selectSameHold } from './hold-queries'

export type HoldPlaceResult =
  | { ok: true; holdId: string; expiresAt: Date; repeated: boolean }
  | Refused<HoldRefusal['reason'], { refusal: HoldRefusal }>

/**
 * Holds a place in a slot, or in a stretch of a flexible one, for the signed-in family while it
 * fills in what booking needs: for the minutes the policy says, and never past the closing of
 * booking. The slot must be open to booking as for a booking itself; consent may be missing. Holding
 * the same again answers the hold there is, which lasts no longer than before. It takes no allowance
 * and sends no message. Throws NotFound if there is no such slot.
 */
export async function holdPlace(ctx: Ctx, input: HoldPlaceInput): Promise<HoldPlaceResult> {
  const { accountId } = requireAccount(ctx.actor)
  const slot = await findSlotFacts(ctx.db.read, input.slotId, accountId)
  if (!slot) throw new NotFound()
  const span = input.span ?? usualSpan(slot, [])
  const closed = slotRefusals(slot, span, ctx.now).find((one) => one.reason !== 'consent_missing')
  if (closed) return { ok: false, reason: closed.reason, refusal: closed }
  try {
    return await writing(ctx, async (write) => {
      await lockAccount(write, accountId)
      const same = await selectSameHold(write.tx, accountId, slot.id, span)
      if (same) return { ok: true, holdId: same.id, expiresAt: same.expiresAt, repeated: true }
      const wish = { id: v7(), accountId, slotId: slot.id, until: null, ...span }
      const { id, expiresAt } = await insertHold(write, wish)
      await writeAudit(write, {
        action: 'hold-place',
        subjectKind: 'booking',
        subjectId: id,
        roomId: slot.roomId,
      })
      return { ok: true, holdId: id, expiresAt, repeated: false }
    })
  } catch (error) {
    const refusal = holdRefusal(error, slot)
    if (!refusal) throw error
    return { ok: false, reason: refusal.reason, refusal }
  }
}

/** What a hold refused by the database means to the family; null for any other error. */
function holdRefusal(error: unknown, slot: SlotFacts): HoldRefusal | null {
  return brokenConstraint(error)?.name === 'booking_family_holds'
    ? { reason: 'hold_limit', limit: slot.policy.familyHolds }
    : claimRefusal(error, slot, [])
}
