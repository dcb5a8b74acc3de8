import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { endSessionRow } from './queries'

/** Ends the session the actor is signed in with. Somebody else's is not found. */
export function endSession(ctx: Ctx, input: { sessionId: string }): Promise<{ ok: true }> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    const owner = await endSessionRow(write, input.sessionId)
    if (owner !== accountId) throw new NotFound()
    await writeAudit(write, {
      action: 'end-session',
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId: input.sessionId },
    })
    return { ok: true }
  })
}
