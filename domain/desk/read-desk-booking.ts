import { validate } from 'uuid'
import { deskOf } from '../families/desk-of'
import { insertDeskReads } from '../families/desk-queries'
import { sinceWhen } from '../families/reading-rules'
import type { StaffRoom } from '../rooms/staff-queries'
import { type Ctx, writing } from '../shared/context'
import { initialOf } from '../shared/names'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { needsStatedReason } from '../slots/child-read-rules'
import { findStatedReason } from '../slots/stated-reason-queries'
import { type DeskBooking, findDeskBooking } from './desk-queries'

/**
 * One booking of a room for those who run it, to cancel it for the family: when it is, whose it is,
 * and until when without a mark. That the child's name was shown is noted; an office above the room
 * that stated no reason for the day (see `openRoomDay`) gets the initial. Throws NotFound for other
 * rooms.
 */
export async function readDeskBooking(
  ctx: Ctx,
  input: { code: string; bookingId: string },
): Promise<{ room: StaffRoom; booking: DeskBooking }> {
  const { room, staff } = await deskOf(ctx.db.read, ctx.actor, { code: input.code })
  if (!validate(input.bookingId)) throw new NotFound()
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const booking = await findDeskBooking(tx, room.id, input.bookingId)
    if (!booking) throw new NotFound()
    const asked = {
      staffId: staff.accountId,
      roomId: room.id,
      day: dayOf(booking.startsAt),
      since: sinceWhen(now),
    }
    if (needsStatedReason(staff, room) && !(await findStatedReason(tx, asked))) {
      return { room, booking: { ...booking, childName: initialOf(booking.childName) } }
    }
    await insertDeskReads(write, room.id, [booking.childId])
    return { room, booking }
  })
}
