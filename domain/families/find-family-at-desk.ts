import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { deskOf } from './desk-of'
import { insertDeskReads, selectChildrenOfFamily, selectFamily } from './desk-queries'

export type FamilyFound = { ok: true; accountId: string } | Refused<'not_registered'>

/**
 * The family with a mobile number (E.164), for booking at the desk. The search is logged, and that
 * its children's names were shown; the number is not. For everybody who runs the room; throws
 * NotFound for other rooms.
 */
export async function findFamilyAtDesk(
  ctx: Ctx,
  input: { roomId: string; phone: string },
): Promise<FamilyFound> {
  const { room } = await deskOf(ctx.db.read, ctx.actor, { id: input.roomId })
  return writing(ctx, async (write): Promise<FamilyFound> => {
    const family = await selectFamily(write.tx, { phone: input.phone })
    await writeAudit(write, {
      action: 'find-family',
      subjectKind: family ? 'account' : 'room',
      subjectId: family?.accountId ?? room.id,
      roomId: room.id,
      details: { found: family !== null },
    })
    if (!family) return { ok: false, reason: 'not_registered' }
    const children = await selectChildrenOfFamily(write.tx, family.accountId)
    await insertDeskReads(
      write,
      room.id,
      children.map((child) => child.id),
    )
    return { ok: true, accountId: family.accountId }
  })
}
