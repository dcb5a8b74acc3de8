import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { endSessionsBut } from './session-queries'

/** Signs one's own account out of all browsers but this one. Answers how many sessions ended. */
export function endOtherSessions(ctx: Ctx): Promise<{ ok: true; ended: number }> {
  const { accountId, session } = requireAccount(ctx.actor)
  if (!session) throw new NotFound()
  return writing(ctx, async (write) => {
    const ended = await endSessionsBut(write, accountId, session.id)
    await writeAudit(write, {
      action: 'end-other-sessions',
      subjectKind: 'account',
      subjectId: accountId,
      details: { ended },
    })
    return { ok: true, ended }
  })
}
