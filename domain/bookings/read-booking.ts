import { validate } from 'uuid'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type BookingView, findBooking, findSameRequest } from './queries'

/** One booking of a child of the signed-in guardian, and those made with it. Throws NotFound. */
export async function readBooking(
  ctx: Ctx,
  bookingId: string,
): Promise<{ booking: BookingView; together: BookingView[] }> {
  const { accountId } = requireAccount(ctx.actor)
  if (!validate(bookingId)) throw new NotFound()
  const booking = await findBooking(ctx.db.read, accountId, bookingId)
  if (!booking) throw new NotFound()
  return { booking, together: await findSameRequest(ctx.db.read, accountId, bookingId) }
}
