import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { endNumberChange } from './number-change-queries'

export type NumberChangeStopped = { ok: true } | Refused<'no_change_waiting'>

/** Stops the change of one's own number that a desk noted, as long as it waits. */
export function stopNumberChange(ctx: Ctx): Promise<NumberChangeStopped> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write): Promise<NumberChangeStopped> => {
    if (!(await endNumberChange(write, accountId, 'stopped'))) {
      return { ok: false, reason: 'no_change_waiting' }
    }
    await writeAudit(write, {
      action: 'stop-number-change',
      subjectKind: 'account',
      subjectId: accountId,
    })
    return { ok: true }
  })
}
