import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { erasedChild } from './erased-child'
import {
  changeChild,
  closeInvitation,
  deleteGuardian,
  findChildOf,
  guardiansOf,
  hasComingBookings,
  lockChild,
  openInvitationsOf,
} from './queries'

export type ChildRemoved = { ok: true; erased: boolean } | Refused<'child_has_bookings'>

/**
 * Stops being guardian of a child. With the last guardian the child's data are erased: name,
 * document, allergies, notes, and all of the birth date but the year; past bookings stay as
 * numbers without a name. Refused while the child would be left with bookings to come.
 */
export function removeChild(ctx: Ctx, input: { childId: string }): Promise<ChildRemoved> {
  const { accountId } = requireAccount(ctx.actor)
  const { childId } = input
  return writing(ctx, async (write): Promise<ChildRemoved> => {
    await lockChild(write, childId)
    const child = await findChildOf(write.tx, accountId, childId)
    if (!child) throw new NotFound()
    const last = (await guardiansOf(write.tx, childId)).length === 1
    if (last && (await hasComingBookings(write.tx, childId, ctx.now))) {
      return { ok: false, reason: 'child_has_bookings' }
    }
    await deleteGuardian(write, accountId, childId)
    if (last) {
      for (const { id } of await openInvitationsOf(write.tx, childId, ctx.now)) {
        await closeInvitation(write, id, 'withdrawn', accountId)
      }
      await changeChild(write, childId, erasedChild(child.birthDate))
    }
    await writeAudit(write, {
      action: 'remove-child',
      subjectKind: 'child',
      subjectId: childId,
      childId,
      details: { erased: last },
    })
    return { ok: true, erased: last }
  })
}
