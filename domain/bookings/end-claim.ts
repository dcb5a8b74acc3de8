import { writeAudit } from '../audit/write-audit'
import type { CancelBookingInput } from '../claims/inputs'
import { bookingCan, cancellation } from '../claims/rules'
import { queueMessage } from '../messages/queue-message'
import type { Account } from '../shared/actor'
import type { Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import { insertMark, type LockedBooking, markCancelled } from './queries'

export type ClaimEnded =
  | { ok: true; repeated: boolean; returned: boolean; marked: boolean }
  | Refused<'already_started' | 'already_ended' | 'already_moved' | 'now_late' | 'not_closed'>

/** What ends: the booking, locked; the family that is told; the account that cancels. */
export type Ending = {
  booking: LockedBooking
  family: Pick<Account, 'accountId' | 'phone' | 'language'>
  by: string
  /** Whether a member of staff cancels for the family. */
  atDesk?: boolean
}

/** Cancels a booking by the rules that hold no matter who asks, and tells the family; see `cancelBooking`. */
export async function endClaim(
  write: Write,
  { booking, family, by, atDesk }: Ending,
  input: Omit<CancelBookingInput, 'bookingId'>,
): Promise<ClaimEnded> {
  const { now, tx } = write
  if (booking.cancelReason === 'moved') return { ok: false, reason: 'already_moved' }
  if (booking.status === 'cancelled') {
    return { ok: true, repeated: true, returned: booking.allowanceUsed === 0, marked: false }
  }
  if (!bookingCan.cancel(booking, now)) {
    return { ok: false, reason: now >= booking.startsAt ? 'already_started' : 'already_ended' }
  }
  if (input.reason === 'room_closed' && booking.roomCause === null) {
    return { ok: false, reason: 'not_closed' }
  }
  const means = cancellation(booking, input.reason, now)
  if (means.late && !input.toldLate) return { ok: false, reason: 'now_late' }
  const marked = means.marked && booking.latePoints > 0
  await markCancelled(tx, booking.id, {
    cancelledAt: now,
    cancelledBy: by,
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
    action: atDesk ? 'cancel-at-desk' : 'cancel-booking',
    subjectKind: 'booking',
    subjectId: booking.id,
    roomId: booking.roomId,
    childId: booking.childId,
    details: { reason: input.reason, ...means, roomCause: booking.roomCause },
  })
  await queueMessage(write, {
    accountId: family.accountId,
    phone: family.phone,
    language: family.language,
    kind: 'booking_cancelled',
    parameters: {
      room: booking.roomNameZh,
      roomEn: booking.roomNameEn ?? booking.roomNameZh,
      day: dayOf(booking.startsAt),
      from: timeOf(booking.startsAt),
      to: timeOf(booking.endsAt),
      cause: booking.roomCause ?? '',
    },
  })
  return { ok: true, repeated: false, returned: means.returnsAllowance, marked }
}
