import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { findBooking, type LockedBooking, lockBooking, markCancelled } from '../bookings/queries'
import { claimLocked } from '../claims/claim-locked'
import {
  findRequest,
  findSlotFacts,
  lockChildren,
  type MadeRequest,
  type Told,
} from '../claims/claim-queries'
import type { MoveBookingInput } from '../claims/inputs'
import { recordRefusal } from '../claims/record-refusal'
import { spanOf, visitIn } from '../claims/request-rules'
import { moveRefusal } from '../claims/rules'
import type { Asking, BookingRefusal, MoveRefusal, SlotFacts, Span } from '../claims/types'
import { type Account, requireAccount } from '../shared/actor'
import { type Ctx, orUndo, type Undo, type Write } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import { lockPlaces } from './several-queries'
import { placesOf } from './several-rules'

export type MoveBookingResult =
  | { ok: true; bookingId: string; repeated: boolean }
  | Refused<MoveRefusal['reason'], { stays: MoveRefusal }>
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal }>

/**
 * Moves a booking of the guardian's child to another slot, or another stretch of a flexible one,
 * while it can be cancelled freely, of which the room's own causes are part. In one transaction the old place is given back, its free visit
 * with it and without a mark, and the new one claimed by the rules of any booking; if that is
 * refused, the old place stands as if nothing had been asked. Calendars know the new visit by the
 * UID of the old. Children booked together are moved one by one. The same key moves once. Throws
 * NotFound for somebody else's booking.
 */
export async function moveBooking(ctx: Ctx, input: MoveBookingInput): Promise<MoveBookingResult> {
  const family = requireAccount(ctx.actor)
  const children: { childId: string; free: boolean }[] = []
  const result = await orUndo<MoveBookingResult>(ctx, async (write, undo) => {
    const left = await findBooking(write.tx, family.accountId, input.bookingId)
    const slot = await findSlotFacts(write.tx, input.slotId, family.accountId)
    if (!left || !slot) throw new NotFound()
    children.push({ childId: left.childId, free: input.free })
    return move(write, family, { ...input, slot, childId: left.childId }, undo)
  })
  if ('refusal' in result) recordRefusal(result.refusal, ctx, family, { ...input, children })
  return result
}

const keyReused: MoveBookingResult = {
  ok: false,
  reason: 'key_reused',
  refusal: { reason: 'key_reused' },
}

type Moving = MoveBookingInput & { slot: SlotFacts; childId: string }

async function move(
  write: Write,
  family: Account,
  moving: Moving,
  undo: Undo<MoveBookingResult>,
): Promise<MoveBookingResult> {
  const { tx, now } = write
  const { bookingId, slot, childId, span } = moving
  const { accountId } = family
  await lockChildren(tx, [childId])
  const earlier = await findRequest(tx, accountId, moving.key)
  if (earlier) return repeated(earlier, moving)
  const booking = await lockBooking(tx, accountId, bookingId)
  if (!booking) throw new NotFound()
  const stays = moveRefusal(booking, now) ?? samePlace(booking, slot, spanOf(slot, moving))
  if (stays) return { ok: false, reason: stays.reason, stays }
  const { roomId, startsAt, endsAt } = booking
  await lockPlaces(tx, [{ roomId, from: startsAt, to: endsAt }, placesOf(slot, moving)])
  await markCancelled(tx, booking.id, {
    cancelledAt: now,
    cancelledBy: accountId,
    cancelReason: 'moved',
    allowanceUsed: 0,
  })
  const asking: Asking = { family, desk: null, exception: null }
  const { calendarUid, calendarSequence } = booking
  const wish = {
    children: [{ childId, free: moving.free }],
    span,
    request: { id: v7(), key: moving.key, fingerprint: fingerprint(moving), written: false },
    movedFrom: { bookingId: booking.id, calendarUid, calendarSequence: calendarSequence + 1 },
    told: tellMoved(booking, slot, spanOf(slot, moving)),
  }
  const claimed = await claimLocked(write, asking, slot, wish, (refusal) =>
    undo({ ok: false, reason: refusal.reason, refusal }),
  )
  const made = claimed?.bookings[0]
  // The same key, pressed for a booking of another child while this one waited.
  if (!made) return undo(keyReused)
  await writeAudit(write, {
    action: 'move-booking',
    subjectKind: 'booking',
    subjectId: booking.id,
    roomId: booking.roomId,
    childId,
    details: { movedTo: made.id },
  })
  return { ok: true, bookingId: made.id, repeated: false }
}

/** The answer already given to this key; refuses a key used for another wish. */
function repeated(earlier: MadeRequest, moving: Moving): MoveBookingResult {
  const [made] = earlier.bookings
  if (!made || earlier.fingerprint !== fingerprint(moving)) return keyReused
  return { ok: true, bookingId: made.id, repeated: true }
}

function samePlace(booking: LockedBooking, slot: SlotFacts, span: Span): MoveRefusal | null {
  const same =
    booking.slotId === slot.id &&
    booking.startsAt.getTime() === span.from.getTime() &&
    booking.endsAt.getTime() === span.to.getTime()
  return same ? { reason: 'same_place' } : null
}

function tellMoved(left: LockedBooking, slot: SlotFacts, span: Span): Told {
  return {
    kind: 'booking_moved',
    parameters: {
      ...visitIn(slot, span, { children: [left.childId] }),
      oldDay: dayOf(left.startsAt),
      oldFrom: timeOf(left.startsAt),
      oldTo: timeOf(left.endsAt),
    },
  }
}

function fingerprint({ bookingId, slotId, span, free }: MoveBookingInput): string {
  return ['move', bookingId, slotId, span?.from.toISOString(), span?.to.toISOString(), free].join(
    ' ',
  )
}
