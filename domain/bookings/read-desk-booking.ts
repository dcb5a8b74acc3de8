import { validate } from 'uuid'
import { deskOf } from '../families/desk'
import { insertDeskReads } from '../families/desk-queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type DeskBooking, findDeskBooking } from './desk-queries'

/**
 * One booking of a room for those who run it, to cancel it for the family: when, whose, by when
 * without a mark. That the child's name was shown is noted. Throws NotFound for other rooms.
 */
export async function readDeskBooking(
  ctx: Ctx,
  input: { code: string; bookingId: string },
): Promise<{ room: StaffRoom; booking: DeskBooking }> {
  const { room } = await deskOf(ctx.db.read, ctx.actor, { code: input.code })
  if (!validate(input.bookingId)) throw new NotFound()
  return writing(ctx, async (write) => {
    const booking = await findDeskBooking(write.tx, room.id, input.bookingId)
    if (!booking) throw new NotFound()
    await insertDeskReads(write, room.id, [booking.childId])
    return { room, booking }
  })
}
