import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { insertConsent, latestConsent, lockFamily } from './queries'
import { type Consent, decisionOf, ruleVersion, saysNothingNew } from './rules'

export type RuleAnswered = { ok: true; decision: Consent['decision'] }

/**
 * Records a guardian's yes or no to the child-data rule; a no after a yes withdraws it. Can be
 * changed at any time. A no deletes nothing and cancels nothing: it stops adding and booking.
 */
export function answerChildDataRule(ctx: Ctx, input: { agrees: boolean }): Promise<RuleAnswered> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write) => {
    await lockFamily(write, accountId)
    const before = await latestConsent(write.tx, accountId)
    if (before && saysNothingNew(input.agrees, before)) {
      return { ok: true, decision: before.decision }
    }
    const decision = decisionOf(input.agrees, before)
    await insertConsent(write, accountId, decision)
    await writeAudit(write, {
      action: 'answer-child-data-rule',
      subjectKind: 'account',
      subjectId: accountId,
      details: { decision, ruleVersion },
    })
    return { ok: true, decision }
  })
}
