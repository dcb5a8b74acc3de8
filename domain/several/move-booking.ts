import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { findBooking, type LockedBooking, lockBooking, markCancelled } from '../bookings/queries'
import {
  findRequest,
  findSlotFacts,
  lockChildren,
  type MadeRequest,
  type Told,
} from '../claims/claim-queries'
import { type Asking, claimSlot, Refusing, refusalIn, spanOf, visitIn } from '../claims/claim-slot'
import type { MoveBookingInput } from '../claims/inputs'
import { recordRefusal } from '../claims/record-refusal'
import { moveRefusal } from '../claims/rules'
import type { BookingRefusal, MoveRefusal, SlotFacts, Span } from '../claims/types'
import { type Account, requireAccount } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf, timeOf } from '../shared/time'
import { lockPlaces } from './several-queries'
import { placesOf } from './several-rules'

export type MoveBookingResult =
  | { ok: true; bookingId: string; repeated: boolean }
  | Refused<MoveRefusal['reason'], { stays: MoveRefusal }>
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal }>

/** Thrown inside the transaction where the booking itself stays where it is. */
class Staying extends Error {
  constructor(readonly refusal: MoveRefusal) {
    super(refusal.reason)
  }
}

/**
 * Moves a booking of the guardian's child to another slot, or another stretch of a flexible one,
 * while it can be cancelled freely. In one transaction the old place is given back, its free visit
 * with it and without a mark, and the new one claimed by the rules of any booking; where that is
 * refused the old place stands as if nothing had been asked. Calendars know the new visit by the
 * name of the old. Children booked together are moved one by one. The same key moves once. Throws
 * NotFound for somebody else's booking.
 */
export async function moveBooking(ctx: Ctx, input: MoveBookingInput): Promise<MoveBookingResult> {
  const family = requireAccount(ctx.actor)
  let slot: SlotFacts | null = null
  let children: { childId: string; free: boolean }[] = []
  try {
    return await writing(ctx, async (write) => {
      const left = await findBooking(write.tx, family.accountId, input.bookingId)
      const found = await findSlotFacts(write.tx, input.slotId, family.accountId)
      if (!left || !found) throw new NotFound()
      slot = found
      children = [{ childId: left.childId, free: input.free }]
      return await move(write, family, { ...input, slot: found, childId: left.childId })
    })
  } catch (error) {
    if (error instanceof Staying) {
      return { ok: false, reason: error.refusal.reason, stays: error.refusal }
    }
    const refusal = refusalIn(error, slot, children)
    if (!refusal) throw error
    recordRefusal(refusal, ctx, family, { ...input, children })
    return { ok: false, reason: refusal.reason, refusal }
  }
}

type Moving = MoveBookingInput & { slot: SlotFacts; childId: string }

async function move(write: Write, family: Account, moving: Moving): Promise<MoveBookingResult> {
  const { tx, now } = write
  const { bookingId, slot, childId, span } = moving
  const { accountId } = family
  await lockChildren(tx, [childId])
  const earlier = await findRequest(tx, accountId, moving.key)
  if (earlier) return repeated(earlier, moving)
  const booking = await lockBooking(tx, accountId, bookingId)
  if (!booking) throw new NotFound()
  const stays = moveRefusal(booking, now) ?? samePlace(booking, slot, spanOf(slot, moving))
  if (stays) throw new Staying(stays)
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
  const claimed = await claimSlot(write, asking, slot, {
    children: [{ childId, free: moving.free }],
    span,
    request: { id: v7(), key: moving.key, fingerprint: fingerprint(moving), written: false },
    movedFrom: { bookingId: booking.id, calendarUid, calendarSequence: calendarSequence + 1 },
    told: tellMoved(booking, slot, spanOf(slot, moving)),
  })
  const made = claimed?.bookings[0]
  // The same key, pressed for a booking of another child while this one waited.
  if (!made) throw new Refusing({ reason: 'key_reused' })
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
  if (!made || earlier.fingerprint !== fingerprint(moving)) {
    throw new Refusing({ reason: 'key_reused' })
  }
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
