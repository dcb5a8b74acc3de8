import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { markConfirmed } from './session-queries'
import { type Asker, sourceOfAsker } from './source-of-asker'
import { type CodeRefused, useCode } from './use-code'

export type SessionConfirmed = { ok: true } | CodeRefused

/**
 * Shows by the code that was sent to one's own number (`codeId`) that it is oneself; for five minutes this
 * session may then change what protects the account. Kept with the session, so no cookie can say it.
 */
export function confirmSession(
  ctx: Ctx,
  { codeId, code, by }: { codeId: string; code: string; by: Asker },
): Promise<SessionConfirmed> {
  const { phone, accountId, session } = requireAccount(ctx.actor)
  if (!session) throw new NotFound()
  return writing(ctx, async (write): Promise<SessionConfirmed> => {
    const { source } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const refused = await useCode(write, { phone, purpose: 'confirm', codeId, code }, source)
    if (refused) return refused
    await markConfirmed(write, session.id)
    await writeAudit(write, {
      action: 'confirm-session',
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId: session.id },
    })
    return { ok: true }
  })
}
