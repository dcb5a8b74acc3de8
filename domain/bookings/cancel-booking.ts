import type { CancelBookingInput } from '../claims/inputs'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type ClaimEnded, endClaim } from './end-claim'
import { lockBooking } from './queries'

export type CancelBookingResult = ClaimEnded

/**
 * Cancels a booking of the guardian's child. In time, or in illness, the free visit comes back and
 * no mark is given; later the visit counts and the policy's mark is given. Refuses once the visit
 * has begun, and if it became late while the page was open. Cancelling twice cancels once.
 */
export async function cancelBooking(
  ctx: Ctx,
  input: CancelBookingInput,
): Promise<CancelBookingResult> {
  const actor = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const booking = await lockBooking(write.tx, actor.accountId, input.bookingId)
    if (!booking) throw new NotFound()
    return endClaim(write, { booking, family: actor, by: actor.accountId }, input)
  })
}
