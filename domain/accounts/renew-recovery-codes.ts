import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { ownSession } from './own-session'
import { requireConfirmed } from './require-confirmed'
import { lockFactor, replaceRecoveryCodes } from './second-factor-queries'
import { makeRecoveryCodes } from './second-factor-secrets'
import { hashSecret } from './secrets'
import { endSessionsBut } from './session-queries'
import { tellChange } from './tell-change'

export type CodesRenewed =
  | { ok: true; recoveryCodes: string[] }
  | Refused<'second_factor_missing' | 'not_enrolled'>

/**
 * Puts ten new recovery codes in place of one's own, shown here once. Only in a session that has
 * given the second factor. Needs a fresh code; ends the other sessions and tells the number.
 */
export async function renewRecoveryCodes(
  ctx: Ctx,
  { sessionId }: { sessionId: string },
): Promise<CodesRenewed> {
  const { account, given } = await ownSession(ctx.db.read, ctx.actor, { sessionId, now: ctx.now })
  requireConfirmed(ctx)
  if (!given) return { ok: false, reason: 'second_factor_missing' }
  const { accountId } = account
  const recoveryCodes = makeRecoveryCodes()
  const hashes = await Promise.all(recoveryCodes.map(hashSecret))
  return writing(ctx, async (write): Promise<CodesRenewed> => {
    if (!(await lockFactor(write.tx, accountId))) return { ok: false, reason: 'not_enrolled' }
    await replaceRecoveryCodes(write, accountId, hashes)
    await endSessionsBut(write, accountId, sessionId)
    await tellChange(write, account, 'factor_codes')
    await writeAudit(write, {
      action: 'renew-recovery-codes',
      subjectKind: 'account',
      subjectId: accountId,
      details: { sessionId },
    })
    return { ok: true, recoveryCodes }
  })
}
