import { writeAudit } from '../audit/write-audit'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { clearTurns, takeTurns } from '../shared/turn-queries'
import { factorTurn } from './attempt-rules'
import { ownSession } from './own-session'
import {
  type FactorRow,
  factorBrowser,
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
  | Refused<'factor_paused', { againFrom: Date }>

/**
 * Gives the second factor in one's own session: the app's six digits, each code once, or one of the
 * recovery codes, which is then used up. From the next request on the account's roles count. After a few
 * tries each makes the next wait longer; a browser that has given it before waits for its own tries alone.
 */
export async function giveSecondFactor(
  ctx: Ctx,
  input: { sessionId: string; code: string },
  sealing: Sealing,
): Promise<FactorGiven> {
  const { sessionId, code } = input
  const own = await ownSession(ctx.db.read, ctx.actor, { sessionId, now: ctx.now })
  const turn = factorTurn(own.account.accountId, await factorBrowser(ctx.db.read, sessionId))
  // Counted before it is looked at, so that many at once are no more than one after another.
  const { taken, freeAt } = await writing(ctx, (write) => takeTurns(write, [turn]))
  if (!taken) return { ok: false, reason: 'factor_paused', againFrom: freeAt }
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
    await clearTurns(write, [turn.key])
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
