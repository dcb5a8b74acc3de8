import { mayLicenseRoom } from '../authority/room-policy'
import { claimPlaces } from '../claims/claim-places'
import type { BookAtDeskInput } from '../claims/inputs'
import { recordRefusal } from '../claims/record-refusal'
import type { Asking, ClaimResult } from '../claims/types'
import { deskOf, familyAtDesk } from '../families/desk-of'
import type { Ctx } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'

export type BookAtDeskResult = ClaimResult | Refused<'find_again'>

/**
 * Books for a family that stands at the desk, on the family's account and by the rules that hold
 * for the family itself; it gets its message. With an exception, an administrator above the room
 * may set rules of the service aside (`refusalKinds`), never a limit of room or slot; if no rule is
 * in the way, none is set aside and no exception is noted. The same key books once. Refused if the
 * family was not found here a short while ago; a refusal is counted. Throws NotFound for other
 * rooms, and for an exception by somebody who may make none.
 */
export async function bookAtDesk(ctx: Ctx, input: BookAtDeskInput): Promise<BookAtDeskResult> {
  const desk = await deskOf(ctx.db.read, ctx.actor, { id: input.roomId })
  const { room, staff } = desk
  const mayOverride = mayLicenseRoom(staff, room)
  if (input.exception !== null && !mayOverride) throw new NotFound()
  const family = await familyAtDesk(ctx.db.read, desk, input.accountId, ctx.now)
  if (!family) return { ok: false, reason: 'find_again' }
  const asking: Asking = {
    family,
    desk: { staffId: staff.accountId, roomId: room.id },
    exception: null,
  }
  let result: ClaimResult = await claimPlaces(asking, ctx, input)
  if (!result.ok && result.maySetAside && input.exception !== null) {
    result = await claimPlaces({ ...asking, exception: input.exception }, ctx, input)
  }
  if (result.ok) return result
  recordRefusal(result.refusal, ctx, family, input)
  return { ...result, maySetAside: mayOverride && result.maySetAside }
}
