import { findAccount, rolesOf } from '../accounts/queries'
import { deleteFactor, lockFactor, unmarkSessions } from '../accounts/second-factor-queries'
import { tellChange } from '../accounts/tell-change'
import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import { type Actor, type Ctx, type Role, type Write, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { mayGrant } from './policy'
import { placeOf } from './queries'

export type FactorReset = { ok: true } | Refused<'not_enrolled'>

/**
 * Takes the second factor and the recovery codes of somebody who has lost them, so that they set it
 * up again; their sessions lose what they had given, and their number is told. For an administrator who could give every role
 * the person holds; nobody takes away their own. With a reason.
 */
export function resetSecondFactor(
  ctx: Ctx,
  input: { accountId: string; reason: string },
): Promise<FactorReset> {
  const { actor } = ctx
  requireSignedIn(actor)
  const { accountId, reason } = input
  return writing(ctx, async (write): Promise<FactorReset> => {
    const roles = await rolesOf(write.tx, accountId)
    if (roles.length === 0 || isSelf(actor, accountId)) throw new NotFound()
    if (!(await mayGrantAll(write, roles))) throw new NotFound()
    await lockFactor(write.tx, accountId)
    if (!(await deleteFactor(write, accountId))) return { ok: false, reason: 'not_enrolled' }
    await unmarkSessions(write, accountId)
    const person = await findAccount(write.tx, accountId)
    if (person) await tellChange(write, { ...person, accountId }, 'factor_reset')
    await writeAudit(write, {
      action: 'reset-second-factor',
      subjectKind: 'account',
      subjectId: accountId,
      reason,
    })
    return { ok: true }
  })
}

function isSelf(actor: Actor, accountId: string): boolean {
  return actor.kind === 'account' && actor.accountId === accountId
}

async function mayGrantAll({ tx, actor }: Write, roles: Role[]): Promise<boolean> {
  for (const role of roles) {
    const place = await placeOf(tx, role)
    if (!place || !mayGrant(actor, role, place)) return false
  }
  return true
}
