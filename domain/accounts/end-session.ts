import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { endSessionRow, forgetBrowser } from './session-queries'

/** Ends one of one's own sessions, this one or that of another browser. Somebody else's is not found. */
export function endSession(ctx: Ctx, input: { sessionId: string }): Promise<{ ok: true }> {
  const { accountId, session } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const owner = await endSessionRow(write, input.sessionId)
    if (owner !== accountId) throw new NotFound()
    // Another browser may be somebody else's.
    if (session && session.id !== input.sessionId) await forgetBrowser(write, input.sessionId)
    await writeAudit(write, {
      action: 'end-session',
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId: input.sessionId },
    })
    return { ok: true }
  })
}
