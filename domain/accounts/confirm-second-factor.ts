import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { ownSession } from './own-session'
import { requireConfirmed } from './require-confirmed'
import { lockFactor, markSession, putFactor, replaceRecoveryCodes } from './second-factor-queries'
import { makeRecoveryCodes, stepOfCode } from './second-factor-secrets'
import { hashSecret } from './secrets'
import { endSessionsBut } from './session-queries'
import { tellChange } from './tell-change'

export type FactorConfirmed =
  | { ok: true; recoveryCodes: string[] }
  | Refused<'code_wrong' | 'second_factor_missing'>

/**
 * Sets up one's own second factor: the code shows that the app has the secret. From then on the
 * session has given it, and ten new recovery codes count, shown here once. It replaces another one
 * only in a session that has given that. Needs a fresh code; ends the other sessions and tells the number.
 */
export async function confirmSecondFactor(
  ctx: Ctx,
  input: { sessionId: string; secret: string; code: string },
  sealing: Sealing,
): Promise<FactorConfirmed> {
  const { sessionId, secret, code } = input
  const { account } = await ownSession(ctx.db.read, ctx.actor, { sessionId, now: ctx.now })
  requireConfirmed(ctx)
  const { accountId } = account
  const step = stepOfCode(secret, code, ctx.now)
  if (step === null) return { ok: false, reason: 'code_wrong' }
  const recoveryCodes = makeRecoveryCodes()
  const hashes = await Promise.all(recoveryCodes.map(hashSecret))
  return writing(ctx, async (write): Promise<FactorConfirmed> => {
    const before = await lockFactor(write.tx, accountId)
    const { given } = await ownSession(write.tx, ctx.actor, { sessionId, now: ctx.now })
    if (before?.confirmedAt && !given) return { ok: false, reason: 'second_factor_missing' }
    await putFactor(write, accountId, { secretSealed: sealing.seal(secret), lastStep: step })
    await replaceRecoveryCodes(write, accountId, hashes)
    await markSession(write, sessionId)
    const ended = await endSessionsBut(write, accountId, sessionId)
    await tellChange(write, account, 'factor_set')
    await writeAudit(write, {
      action: 'confirm-second-factor',
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId, replaced: before !== null, ended },
    })
    return { ok: true, recoveryCodes }
  })
}
