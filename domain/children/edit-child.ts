import { brokenConstraint } from '@/db/retry'
import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { requireAccount } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { likeness } from '../shared/names'
import { NotFound, type Refused } from '../shared/refusal'
import type { IdentitySealing, Sealing } from '../shared/sealing'
import { dayOf } from '../shared/time'
import { identityValues } from './identity-values'
import type { EditedChild } from './inputs'
import { likenessOf } from './likeness-of'
import {
  type ChildRow,
  type ChildValues,
  changeChild,
  changeRelation,
  findChildOf,
  lockChild,
} from './queries'
import { type FactsRefusal, factsRefusal, identityRefusal } from './rules'
import { tellGuardians } from './tell-guardians'

export type EditChildRefusal =
  | 'changed_meanwhile'
  | 'child_has_bookings'
  | 'document_known'
  | FactsRefusal

export type ChildEdited = { ok: true } | Refused<EditChildRefusal>

/**
 * Corrects what is kept about one's own child. A form filled from an older state is refused, and a
 * birth date does not change while bookings checked with it are to come. Correcting needs no
 * consent. Throws NotFound for a child the account is not guardian of.
 */
export async function editChild(
  ctx: Ctx,
  input: EditedChild,
  sealing: IdentitySealing,
): Promise<ChildEdited> {
  const { accountId } = requireAccount(ctx.actor)
  const { childId, version, relation, identity, removeIdentity, ...rest } = input
  try {
    return await writing(ctx, async (write): Promise<ChildEdited> => {
      await lockChild(write, childId)
      const child = await findChildOf(write.tx, accountId, childId)
      if (!child) throw new NotFound()
      if (child.updatedAt.toISOString() !== version) {
        return { ok: false, reason: 'changed_meanwhile' }
      }
      const reason =
        factsRefusal(input, dayOf(ctx.now)) ??
        (removeIdentity || identity ? null : keptRefusal(child, input.birthDate, sealing))
      if (reason) return { ok: false, reason }
      const replaced: Partial<ChildValues> =
        identity || removeIdentity ? identityValues(identity, sealing) : {}
      const facts = { name: rest.name, birthDate: rest.birthDate }
      const identityHash =
        replaced.identityHash === undefined ? child.identityHash : replaced.identityHash
      const moved =
        identityHash !== child.identityHash ||
        facts.birthDate !== child.birthDate ||
        likeness(facts.name) !== likeness(child.name)
      const { known, resembles } = moved
        ? await likenessOf(write, { ...facts, identityHash, id: childId })
        : { known: null, resembles: child.resembles }
      const other = known ?? (resembles === child.resembles ? null : resembles)
      if (other) await tellGuardians(write, other)
      if (known) return { ok: false, reason: 'document_known' }
      await changeChild(write, childId, { ...rest, ...replaced, resembles })
      await changeRelation(write, accountId, childId, relation)
      await writeAudit(write, {
        action: 'edit-child',
        subjectKind: 'child',
        subjectId: childId,
        childId,
        // Which fields, never what they say: the child's data stays out of the log.
        details: {
          fields: Object.keys(changesBetween(child, { ...rest, relation, ...replaced })),
          identity: removeIdentity ? 'removed' : (identity?.kind ?? 'kept'),
        },
      })
      return { ok: true }
    })
  } catch (error) {
    if (brokenConstraint(error)?.name === 'child_has_bookings') {
      return { ok: false, reason: 'child_has_bookings' }
    }
    throw error
  }
}

/** A document that stays must still fit a birth date that changes. */
function keptRefusal(child: ChildRow, birthDate: string, sealing: Sealing): FactsRefusal | null {
  const { identityKind: kind, identityCountry: country, identitySealed } = child
  if (!kind || !identitySealed || child.birthDate === birthDate) return null
  return identityRefusal({ kind, country, number: sealing.open(identitySealed) }, birthDate)
}
