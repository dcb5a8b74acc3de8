import { validate } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { lockHold, markReleased } from './hold-queries'

/**
 * Gives back a place the signed-in family holds before its time. Once it is over, used by a booking
 * or given back already, nothing happens. Throws NotFound for somebody else's.
 */
export async function releaseHold(
  ctx: Ctx,
  { holdId }: { holdId: string },
): Promise<{ released: boolean }> {
  const { accountId } = requireAccount(ctx.actor)
  if (!validate(holdId)) throw new NotFound()
  return writing(ctx, async (write) => {
    const hold = await lockHold(write.tx, accountId, holdId)
    if (!hold) throw new NotFound()
    if (!hold.stands) return { released: false }
    await markReleased(write.tx, holdId, { at: write.now, by: accountId })
    await writeAudit(write, {
      action: 'release-hold',
      subjectKind: 'booking',
      subjectId: holdId,
      roomId: hold.roomId,
    })
    return { released: true }
  })
}
