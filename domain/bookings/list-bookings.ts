import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type BookingView, findBookings } from './queries'

/** The signed-in guardian's bookings: to come and past. */
export async function listBookings(
  ctx: Ctx,
): Promise<{ coming: BookingView[]; past: BookingView[] }> {
  const { accountId } = requireAccount(ctx.actor)
  const [coming, past] = await Promise.all([
    findBookings(ctx.db.read, accountId, 'coming', ctx.now),
    findBookings(ctx.db.read, accountId, 'past', ctx.now),
  ])
  return { coming, past }
}
