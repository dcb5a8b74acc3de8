import { validate } from 'uuid'
import { type BookingView, findBookingsOfRequest } from '../bookings/queries'
import { usualSpan } from '../claims/stretch-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findKnown } from './quote-several'
import { type Reckoned, reckonOne } from './reckoning-rules'
import { findWish } from './several-queries'
import { readWish } from './several-rules'

export type SeveralRead = {
  /** What the press booked, as it stands now, in order of time. */
  bookings: BookingView[]
  /** What it wished for in vain, as it would be answered now; slots that are gone are left out. */
  missed: Reckoned[]
}

/**
 * What came of a press that booked several visits of the signed-in guardian: what was booked, and
 * what was not and why, the reasons as they are now. Throws NotFound for any other press.
 */
export async function readSeveral(ctx: Ctx, requestId: string): Promise<SeveralRead> {
  const family = requireAccount(ctx.actor)
  if (!validate(requestId)) throw new NotFound()
  const text = await findWish(ctx.db.read, family.accountId, requestId)
  const wish = text === null ? null : readWish(text)
  if (!wish) throw new NotFound()
  const bookings = await findBookingsOfRequest(ctx.db.read, family.accountId, requestId)
  const vain = wish.items.filter((item) => !bookings.some((one) => one.slotId === item.slotId))
  const { slots, known } = await findKnown(
    family,
    ctx,
    vain.map((item) => item.slotId),
    null,
  )
  const missed = slots.flatMap((slot) => {
    const item = vain.find((one) => one.slotId === slot.id)
    if (!item) return []
    const going = item.children.map((child) => child.childId)
    const children = known.children.filter((child) => going.includes(child.id))
    const span = item.span ?? usualSpan(slot, [])
    return [reckonOne({ slot, span }, { ...known, children }, ctx.now)]
  })
  return { bookings, missed }
}
