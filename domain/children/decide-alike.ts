import { requireCityOffice } from '../accounts/policy'
import { writeAudit } from '../audit/write-audit'
import { type Ctx, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { erasedChild } from './erased-child'
import { childById, lockTwo } from './likeness-queries'
import {
  changeChild,
  closeInvitation,
  deleteGuardian,
  guardiansOf,
  hasComingBookings,
  insertGuardian,
  openInvitationsOf,
} from './queries'
import { mostGuardians } from './rules'

export type AlikeDecided =
  | { ok: true }
  | Refused<'child_has_bookings' | 'too_many_guardians' | 'document_same' | 'decided_meanwhile'>

/**
 * Decides, by the paper that was seen (`reason`), whether a record is the same child as the earlier one it
 * resembles. If it is another, its free visits begin; refused while both have one document. If it is the same, its guardians become those of the
 * earlier one too, which keeps the free visits, and the record is erased but for its past bookings; refused
 * while it has bookings to come. Logged for both children. For the city's administrators.
 */
export async function decideAlike(
  ctx: Ctx,
  input: { childId: string; same: boolean; reason: string },
): Promise<AlikeDecided> {
  requireCityOffice(ctx.actor)
  const { childId, same, reason } = input
  return writing(ctx, async (write): Promise<AlikeDecided> => {
    const first = await childById(write.tx, childId)
    if (!first) throw new NotFound()
    const keptId = first.resembles
    if (!keptId) return { ok: false, reason: 'decided_meanwhile' }
    await lockTwo(write, childId, keptId)
    const child = await childById(write.tx, childId)
    const own = await guardiansOf(write.tx, childId)
    if (child?.resembles !== keptId || own.length === 0) {
      return { ok: false, reason: 'decided_meanwhile' }
    }
    if (!same && child.sharesDocument) return { ok: false, reason: 'document_same' }
    if (same) {
      const refused = await merge(write, { child, own, keptId })
      if (refused) return refused
    } else await changeChild(write, childId, { resembles: null })
    for (const id of [childId, keptId]) {
      await writeAudit(write, {
        action: same ? 'merge-child' : 'tell-child-apart',
        subjectKind: 'child',
        subjectId: id,
        childId: id,
        reason,
      })
    }
    return { ok: true }
  })
}

async function merge(
  write: Write,
  of: {
    child: { id: string; birthDate: string }
    own: Awaited<ReturnType<typeof guardiansOf>>
    keptId: string
  },
): Promise<Extract<AlikeDecided, { ok: false }> | null> {
  const { child, own, keptId } = of
  if (await hasComingBookings(write.tx, child.id, write.now)) {
    return { ok: false, reason: 'child_has_bookings' }
  }
  const kept = await guardiansOf(write.tx, keptId)
  const joining = own.filter((one) => !kept.some(({ accountId }) => accountId === one.accountId))
  if (kept.length + joining.length > mostGuardians) {
    return { ok: false, reason: 'too_many_guardians' }
  }
  for (const { accountId, relation } of joining) {
    await insertGuardian(write, accountId, keptId, relation)
  }
  for (const { accountId } of own) await deleteGuardian(write, accountId, child.id)
  for (const { id } of await openInvitationsOf(write.tx, child.id, write.now)) {
    const by = write.actor.kind === 'account' ? write.actor.accountId : (own[0]?.accountId ?? '')
    await closeInvitation(write, id, 'withdrawn', by)
  }
  await changeChild(write, child.id, erasedChild(child.birthDate))
  return null
}
