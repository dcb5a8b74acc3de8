import { validate } from 'uuid'
import { type BookingView, findBooking } from '../bookings/queries'
import { moveRefusal } from '../claims/rules'
import { usualSpan } from '../claims/stretch-rules'
import type { MoveRefusal, SlotFacts, Span } from '../claims/types'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { minutesBetween } from '../shared/time'
import { findKnown } from './quote-several'
import { type Reckoned, reckonOne } from './reckoning-rules'
import { findComingSlotIds } from './several-queries'

const gridMs = 30 * 60_000

export type MoveQuote = {
  booking: BookingView
  /** Why the booking stays where it is; null if it can be moved. */
  refusal: MoveRefusal | null
  /** Where it could go in the same room, in order of time: only what the child can have now. */
  choices: Reckoned[]
}

/**
 * Where a booking of the guardian's child could be moved to in its room, and what that would cost,
 * with its own place counted as given back. Of a flexible slot every stretch as long as the visit
 * is now. Nothing is kept by asking. Throws NotFound for somebody else's booking.
 */
export async function quoteMove(ctx: Ctx, bookingId: string): Promise<MoveQuote> {
  const family = requireAccount(ctx.actor)
  if (!validate(bookingId)) throw new NotFound()
  const booking = await findBooking(ctx.db.read, family.accountId, bookingId)
  if (!booking) throw new NotFound()
  const refusal = moveRefusal(booking, ctx.now)
  if (refusal) return { booking, refusal, choices: [] }
  const coming = await findComingSlotIds(ctx.db.read, booking.roomId, ctx.now)
  const { slots, known } = await findKnown(family, ctx, coming, booking.id)
  const children = known.children.filter((child) => child.id === booking.childId)
  const minutes = minutesBetween(booking.startsAt, booking.endsAt)
  const choices = slots
    .flatMap((slot) => stretchesOf(slot, minutes).map((span) => ({ slot, span })))
    .filter(({ slot, span }) => slot.id !== booking.slotId || !sameSpan(booking, span))
    .map((wish) => reckonOne(wish, { ...known, children }, ctx.now))
    .filter((one) => one.refusal === null)
  return { booking, refusal: null, choices }
}

/** A fixed slot as it is; of a flexible one every stretch of about so many minutes, by the half hour. */
function stretchesOf(slot: SlotFacts, minutes: number): Span[] {
  if (!slot.flexible) return [usualSpan(slot, [])]
  const within = Math.min(Math.max(minutes, slot.minMinutes), slot.policy.slotMaxMinutes)
  const length = Math.ceil(within / 30) * gridMs
  const starts = Math.floor((slot.endsAt.getTime() - slot.startsAt.getTime() - length) / gridMs) + 1
  return Array.from({ length: Math.max(0, starts) }, (_, n) => {
    const from = slot.startsAt.getTime() + n * gridMs
    return { from: new Date(from), to: new Date(from + length) }
  })
}

function sameSpan(booking: BookingView, { from, to }: Span): boolean {
  return booking.startsAt.getTime() === from.getTime() && booking.endsAt.getTime() === to.getTime()
}
