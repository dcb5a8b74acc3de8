import { writeAudit } from '../audit/write-audit'
import { hasChildDataConsent } from '../consents/find-consent'
import { lockFamily } from '../consents/queries'
import { requireAccount } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { IdentitySealing } from '../shared/sealing'
import { dayOf } from '../shared/time'
import { takeTurns } from '../shared/turn-queries'
import { identityValues } from './identity-values'
import type { NewChild } from './inputs'
import { likenessOf } from './likeness-of'
import { childrenOf, insertChild, insertGuardian } from './queries'
import { type FactsRefusal, factsRefusal, mostChildren, triesADay } from './rules'
import { tellGuardians } from './tell-guardians'

export type AddChildRefusal =
  | 'consent_missing'
  | 'too_many_children'
  | 'child_known'
  | 'document_known'
  | 'tried_enough'
  | FactsRefusal

export type ChildAdded = { ok: true; childId: string } | Refused<AddChildRefusal>

/**
 * Adds a child with the signed-in account as guardian. Needs the account's consent to the
 * child-data rule. A child with the same name and birth date is refused, so that a double click
 * adds one. The document's number is kept sealed only, and one document is one child in the city: one that
 * is known already is refused, and its guardians are told, who can invite the account. A child without a
 * document that may be one there is already is added all the same, with the same answer; its free visits
 * wait until staff has decided, and the guardians of the other are told.
 */
export function addChild(ctx: Ctx, input: NewChild, sealing: IdentitySealing): Promise<ChildAdded> {
  const { accountId } = requireAccount(ctx.actor)
  return writing(ctx, async (write): Promise<ChildAdded> => {
    await lockFamily(write, accountId)
    const tried = { key: `children tried ${accountId}`, most: triesADay, window: 24 * 60 * 60 }
    if (!(await takeTurns(write, [tried])).taken) return { ok: false, reason: 'tried_enough' }
    const reason =
      (await familyRefusal(write, accountId, input)) ?? factsRefusal(input, dayOf(ctx.now))
    if (reason) return { ok: false, reason }
    const { relation, identity, ...rest } = input
    const values = identityValues(identity, sealing)
    const { known, resembles } = await likenessOf(write, { ...rest, ...values, id: null })
    const other = known ?? resembles
    if (other) await tellGuardians(write, other)
    if (known) return { ok: false, reason: 'document_known' }
    const childId = await insertChild(write, { ...rest, ...values, resembles })
    await insertGuardian(write, accountId, childId, relation)
    await writeAudit(write, {
      action: 'add-child',
      subjectKind: 'child',
      subjectId: childId,
      childId,
      details: { identity: identity?.kind ?? null, alike: resembles !== null },
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
