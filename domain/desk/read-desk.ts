import { validate } from 'uuid'
import { findSlotFacts } from '../claims/claim-queries'
import type { SlotFacts } from '../claims/types'
import { deskOf } from '../families/desk-of'
import type { StaffRoom } from '../rooms/staff-queries'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'

/**
 * The slot somebody books at the desk, and whether it is over. Throws NotFound for a room the actor
 * does not run and for a slot of another room.
 */
export async function readDesk(
  ctx: Ctx,
  input: { code: string; slotId: string },
): Promise<{ room: StaffRoom; slot: SlotFacts; over: boolean }> {
  const { room, staff } = await deskOf(ctx.db.read, ctx.actor, { code: input.code })
  const slot = validate(input.slotId)
    ? await findSlotFacts(ctx.db.read, input.slotId, staff.accountId)
    : null
  if (slot?.roomId !== room.id) throw new NotFound()
  return { room, slot, over: ctx.now >= slot.endsAt }
}
