import { validate } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { roleCovers } from '../authority/scope-rules'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { familyScope } from './family-scope'
import type { StatedReason } from './inputs'
import { readerOf } from './reader-of'
import { sinceWhen } from './reading-rules'
import { selectPlace, selectRecord } from './record-queries'

/**
 * States why a child's record is opened: logged with the reason, and shown to the guardians with
 * the office or room it was read from. The record can then be read for thirty minutes. The same
 * reason stated again in that time is one reading. Throws NotFound for a child without a booking
 * in the actor's scope, for caregivers and for people without a role.
 */
export async function openChildRecord(
  ctx: Ctx,
  input: StatedReason & { childId: string },
): Promise<{ ok: true; repeated: boolean }> {
  const { staff, scope } = familyScope(ctx.actor)
  const { childId, purpose, reason } = input
  if (!validate(childId)) throw new NotFound()
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const asked = { childId, staffId: staff.accountId, since: sinceWhen(now), now }
    const child = await selectRecord(tx, scope, asked)
    if (!child) throw new NotFound()
    if (child.openedAt !== null) return { ok: true, repeated: true }
    const place = await selectPlace(tx, child.roomId)
    const roles = staff.roles.filter((role) => place !== null && roleCovers(role, place))
    await writeAudit(write, {
      action: 'child_read',
      subjectKind: 'child',
      subjectId: childId,
      roomId: child.roomId,
      childId,
      reason,
      details: { purpose, ...readerOf({ ...staff, roles }) },
    })
    return { ok: true, repeated: false }
  })
}
