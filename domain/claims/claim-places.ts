import { type Ctx, orUndo } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { claimLocked } from './claim-locked'
import { findRequest, findSlotFacts, lockChildren } from './claim-queries'
import type { BookSlotInput } from './inputs'
import { refused } from './refusal-rules'
import { repeated, spanOf } from './request-rules'
import { tryClaim } from './try-claim'
import type { Asking, ClaimResult } from './types'
import { notesOf } from './write-claim'

/**
 * The one way to a place, no matter who asks: all the children or none, once for each key. If an
 * exception is given, the rules that may be set aside do not count, and the log names them; the
 * limits of the room are decided by the database and hold for everybody. Throws NotFound for a child
 * that is not the family's.
 */
export async function claimPlaces(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<ClaimResult> {
  const answer = asking.exception === null ? await tryClaim(asking, ctx, input) : null
  return answer ?? claimInTransaction(asking, ctx, input)
}

/** In a transaction, because what an exception set aside and a changed price come after the claim. */
function claimInTransaction(asking: Asking, ctx: Ctx, input: BookSlotInput): Promise<ClaimResult> {
  const { family, desk } = asking
  return orUndo<ClaimResult>(ctx, async (write, undo) => {
    const { tx, now } = write
    await lockChildren(
      tx,
      input.children.map((child) => child.childId),
    )
    const earlier = await findRequest(tx, family.accountId, input.key)
    if (earlier) return repeated(earlier, input)
    const slot = await findSlotFacts(tx, input.slotId, family.accountId)
    if (!slot || (desk && desk.roomId !== slot.roomId)) throw new NotFound()
    const span = spanOf(slot, input)
    const wish = { ...input, ...notesOf(slot, span, input) }
    const made = await claimLocked(write, asking, slot, wish, (refusal) =>
      undo(refused(refusal, span, now)),
    )
    if (made) return { ok: true, ...made, repeated: false }
    const same = await findRequest(tx, family.accountId, input.key)
    if (same) return repeated(same, input)
    throw new Error('the request was neither written nor found')
  })
}
