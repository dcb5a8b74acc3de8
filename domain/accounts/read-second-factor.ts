import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { ownSession } from './own-session'
import { rolesOf } from './queries'
import { factorLevelOn, findFactor, unusedRecoveryCodes } from './second-factor-queries'
import { type FactorLevel, policyAsksFactor } from './second-factor-rules'

export type OwnSecondFactor = {
  level: FactorLevel
  /** Whether the policy asks it of this person. */
  asked: boolean
  /** Since when there is one; null without one. */
  since: Date | null
  /** Whether this session has given it. */
  given: boolean
  recoveryCodesLeft: number
}

/** How one's own second factor stands, for people with a role. */
export async function readSecondFactor(
  ctx: Ctx,
  { sessionId }: { sessionId: string },
): Promise<OwnSecondFactor> {
  const { now, db } = ctx
  const { account, given } = await ownSession(db.read, ctx.actor, { sessionId, now })
  const [level, factor, codes, roles] = await Promise.all([
    factorLevelOn(db.read, dayOf(now)),
    findFactor(db.read, account.accountId),
    unusedRecoveryCodes(db.read, account.accountId),
    rolesOf(db.read, account.accountId),
  ])
  const since = factor?.confirmedAt ?? null
  const asked = policyAsksFactor(roles, level)
  return { level, asked, since, given, recoveryCodesLeft: codes.length }
}
