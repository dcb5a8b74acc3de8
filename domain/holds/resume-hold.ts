import { v7, validate } from 'uuid'
import { brokenConstraint } from '@/db/retry'
import { lockAccount } from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { insertHold, lockHold, passHolds } from './hold-queries'

/**
 * Keeps a place held if its page was left and is open again, as when it is loaded again: a new hold
 * in place of the old, until the same instant, so that a release still on its way finds nothing to
 * release. Nothing happens if its time is over, a booking used it, or the place is gone. Throws
 * NotFound for somebody else's.
 */
export async function resumeHold(
  ctx: Ctx,
  { holdId }: { holdId: string },
): Promise<{ resumed: boolean }> {
  const { accountId } = requireAccount(ctx.actor)
  if (!validate(holdId)) throw new NotFound()
  try {
    return await writing(ctx, async (write) => {
      await lockAccount(write, accountId)
      const hold = await lockHold(write.tx, accountId, holdId)
      if (!hold) throw new NotFound()
      if (!hold.resumable) return { resumed: false }
      await passHolds(write.tx, accountId, hold)
      const { slotId, startsAt: from, endsAt: to, expiresAt: until } = hold
      const { id } = await insertHold(write, { id: v7(), accountId, slotId, until, from, to })
      await writeAudit(write, {
        action: 'hold-place',
        subjectKind: 'booking',
        subjectId: id,
        roomId: hold.roomId,
        details: { holdId },
      })
      return { resumed: true }
    })
  } catch (error) {
    if (!/^(capacity_|booking_family_holds$)/.test(brokenConstraint(error)?.name ?? '')) throw error
    return { resumed: false }
  }
}
