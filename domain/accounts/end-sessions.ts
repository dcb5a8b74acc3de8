import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { requireSessionEnder } from './policy'
import { findAccount } from './queries'
import { endSessionRows } from './session-queries'

/**
 * Signs an account out everywhere, from the next request on: one's own, or anybody's for a city
 * administrator. Answers how many sessions ended.
 */
export function endSessions(
  ctx: Ctx,
  input: { accountId: string },
): Promise<{ ok: true; ended: number }> {
  requireSessionEnder(ctx.actor, input.accountId)
  return writing(ctx, async (write) => {
    if (!(await findAccount(write.tx, input.accountId))) throw new NotFound()
    const ended = await endSessionRows(write, input.accountId)
    await writeAudit(write, {
      action: 'end-sessions',
      subjectKind: 'account',
      subjectId: input.accountId,
      details: { ended },
    })
    return { ok: true, ended }
  })
}
