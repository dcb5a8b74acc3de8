import { writeAudit } from '../audit/write-audit'
import { hasChildDataConsent } from '../consents/find-consent'
import { lockFamily } from '../consents/queries'
import { requireAccount } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { dayOf } from '../shared/time'
import { identityValues } from './identity-values'
import type { NewChild } from './inputs'
import { childrenOf, insertChild, insertGuardian } from './queries'
import { type FactsRefusal, factsRefusal, mostChildren } from './rules'

export type AddChildRefusal = 'consent_missing' | 'too_many_children' | 'child_known' | FactsRefusal

export type ChildAdded = { ok: true; childId: string } | Refused<AddChildRefusal>

/**
 * Adds a child with the signed-in account as guardian. Needs the account's consent to the
 * child-data rule. A child with the same name and birth date is refused, so that a double click
 * adds one. The document's number is kept sealed only.
 */
export function addChild(ctx: Ctx, input: NewChild, sealing: Sealing): Promise<ChildAdded> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write): Promise<ChildAdded> => {
    await lockFamily(write, accountId)
    const reason =
      (await familyRefusal(write, accountId, input)) ?? factsRefusal(input, dayOf(ctx.now))
    if (reason) return { ok: false, reason }
    const { relation, identity, ...rest } = input
    const childId = await insertChild(write, { ...rest, ...identityValues(identity, sealing) })
    await insertGuardian(write, accountId, childId, relation)
    await writeAudit(write, {
      action: 'add-child',
      subjectKind: 'child',
      subjectId: childId,
      childId,
      details: { identity: identity?.kind ?? null },
    })
    return { ok: true, childId }
  })
}

async function familyRefusal(
  { tx }: Write,
  accountId: string,
  input: NewChild,
): Promise<AddChildRefusal | null> {
  if (!(await hasChildDataConsent(tx, accountId))) return 'consent_missing'
  const own = await childrenOf(tx, accountId)
  const known = own.some((c) => c.name === input.name && c.birthDate === input.birthDate)
  if (known) return 'child_known'
  return own.length >= mostChildren ? 'too_many_children' : null
}
