import { mayRunRoom } from '../authority/room-policy'
import { type ClaimEnded, endClaim } from '../bookings/end-claim'
import type { CancelBookingInput } from '../claims/inputs'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { lockDeskBooking } from './desk-queries'

/**
 * Cancels a booking for a family that asked the room to, by the rules that hold for the family
 * itself: the same marks, the same return of a free visit, the same message. Throws NotFound for a
 * booking of a room the actor does not run; a caregiver does not.
 */
export async function cancelAtDesk(ctx: Ctx, input: CancelBookingInput): Promise<ClaimEnded> {
  const staff = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const found = await lockDeskBooking(write.tx, input.bookingId)
    if (!found || !mayRunRoom(staff, found.room)) throw new NotFound()
    const { booking, family } = found
    return endClaim(write, { booking, family, by: staff.accountId, atDesk: true }, input)
  })
}
