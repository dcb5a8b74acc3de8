import { writeAudit } from '../audit/write-audit'
import { queueMessage } from '../messages/queue-message'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import type { CancelBookingInput } from './inputs'
import { insertMark, lockBooking, markCancelled } from './queries'
import { bookingCan, cancellation } from './rules'

export type CancelBookingResult =
  | { ok: true; repeated: boolean; returned: boolean; marked: boolean }
  | Refused<'already_started' | 'already_ended' | 'now_late'>

/**
 * Cancels a booking of the guardian's child. In time, or in illness, the free visit comes back and
 * no mark is given; later the visit counts and the policy's mark is given. Refuses once the visit
 * has begun, and where it became late while the page was open. Cancelling twice is one cancelling.
 */
export async function cancelBooking(
  ctx: Ctx,
  input: CancelBookingInput,
): Promise<CancelBookingResult> {
  const actor = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const { now, tx } = write
    const booking = await lockBooking(tx, actor.accountId, input.bookingId)
    if (!booking) throw new NotFound()
    if (booking.status === 'cancelled') {
      return { ok: true, repeated: true, returned: booking.allowanceUsed === 0, marked: false }
    }
    if (!bookingCan.cancel(booking, now)) {
      const began = now >= booking.startsAt
      return { ok: false, reason: began ? 'already_started' : 'already_ended' }
    }
    const means = cancellation(booking, input.reason, now)
    if (means.late && !input.toldLate) return { ok: false, reason: 'now_late' }
    const marked = means.marked && booking.latePoints > 0
    await markCancelled(tx, booking.id, {
      cancelledAt: now,
      cancelledBy: actor.accountId,
      cancelReason: input.reason,
      allowanceUsed: means.returnsAllowance ? 0 : booking.allowanceUsed,
    })
    if (marked) {
      await insertMark(tx, {
        childId: booking.childId,
        bookingId: booking.id,
        kind: 'late_cancellation',
        points: booking.latePoints,
        markedAt: now,
      })
    }
    await writeAudit(write, {
      action: 'cancel-booking',
      subjectKind: 'booking',
      subjectId: booking.id,
      roomId: booking.roomId,
      childId: booking.childId,
      reason: input.reason,
      details: { changes: { status: [booking.status, 'cancelled'] }, ...means },
    })
    await queueMessage(write, {
      accountId: actor.accountId,
      phone: actor.phone,
      language: actor.language,
      kind: 'booking_cancelled',
      parameters: {
        room: booking.roomNameZh,
        roomEn: booking.roomNameEn ?? booking.roomNameZh,
        day: dayOf(booking.startsAt),
        from: timeOf(booking.startsAt),
        to: timeOf(booking.endsAt),
      },
    })
    return { ok: true, repeated: false, returned: means.returnsAllowance, marked }
  })
}
