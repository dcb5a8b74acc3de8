import { writeAudit } from '../audit/write-audit'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { ownSession } from './own-session'
import {
  type FactorRow,
  lockFactor,
  markRecoveryCodeUsed,
  markSession,
  setLastStep,
  unusedRecoveryCodes,
} from './second-factor-queries'
import { codeRefusal } from './second-factor-rules'
import { stepOfCode } from './second-factor-secrets'
import { secretMatches } from './secrets'

export type FactorGiven =
  | { ok: true; recoveryCodesLeft: number | null }
  | Refused<'code_wrong' | 'code_used' | 'not_enrolled'>

/**
 * Gives the second factor in one's own session: the app's six digits, each code once, or one of the
 * recovery codes, which is then used up. From the next request on the account's roles count.
 */
export async function giveSecondFactor(
  ctx: Ctx,
  input: { sessionId: string; code: string },
  sealing: Sealing,
): Promise<FactorGiven> {
  const { sessionId, code } = input
  return writing(ctx, async (write): Promise<FactorGiven> => {
    const { account } = await ownSession(write.tx, ctx.actor, { sessionId, now: ctx.now })
    const factor = await lockFactor(write.tx, account.accountId)
    if (!factor?.confirmedAt) return { ok: false, reason: 'not_enrolled' }
    const byApp = /^\d{6}$/.test(code)
    const used = byApp
      ? await useAppCode(write, factor, sealing.open(factor.secretSealed), code)
      : await useRecoveryCode(write, account.accountId, code)
    if (!used.ok) return used
    await markSession(write, sessionId)
    await writeAudit(write, {
      action: 'give-second-factor',
      subjectKind: 'account',
      subjectId: account.accountId,
      details: { sessionId, by: byApp ? 'app' : 'recovery_code' },
    })
    return used
  })
}

async function useAppCode(
  write: Write,
  factor: FactorRow,
  secret: string,
  code: string,
): Promise<FactorGiven> {
  const step = stepOfCode(secret, code, write.now)
  const reason = codeRefusal(step, factor.lastStep)
  if (reason || step === null) return { ok: false, reason: reason ?? 'code_wrong' }
  await setLastStep(write, factor.accountId, step)
  return { ok: true, recoveryCodesLeft: null }
}

async function useRecoveryCode(
  write: Write,
  accountId: string,
  code: string,
): Promise<FactorGiven> {
  const left = await unusedRecoveryCodes(write.tx, accountId)
  for (const one of left) {
    if (!(await secretMatches(one.codeHash, code))) continue
    await markRecoveryCodeUsed(write, one.id)
    return { ok: true, recoveryCodesLeft: left.length - 1 }
  }
  return { ok: false, reason: 'code_wrong' }
}
