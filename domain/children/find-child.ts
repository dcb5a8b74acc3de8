import { validate } from 'uuid'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { maskPhone } from '../shared/phone'
import { NotFound } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { dayOf } from '../shared/time'
import { childCard } from './list-children'
import { type ChildRow, findChildOf, guardiansOf, openInvitationsOf } from './queries'
import { maskNumber } from './rules'
import type { ChildRecord } from './types'

/**
 * All that is kept about one's own child; the document's number masked, other guardians' numbers
 * too. Throws NotFound for a child the account is not guardian of, and for one that is not there.
 */
export async function findChild(
  ctx: Ctx,
  input: { childId: string },
  sealing: Sealing,
): Promise<ChildRecord> {
  const { accountId } = requireAccount(ctx.actor)
  const row = validate(input.childId)
    ? await findChildOf(ctx.db.read, accountId, input.childId)
    : null
  if (!row) throw new NotFound()
  const [guardians, invitations] = await Promise.all([
    guardiansOf(ctx.db.read, row.id),
    openInvitationsOf(ctx.db.read, row.id, ctx.now),
  ])
  return {
    ...childCard(row, dayOf(ctx.now)),
    identity: identityOf(row, sealing),
    version: row.updatedAt.toISOString(),
    guardians: guardians.map(({ language: _, ...one }) => ({
      ...one,
      phone: maskPhone(one.phone),
      own: one.accountId === accountId,
    })),
    invitations: invitations.map(({ id, phone, expiresAt }) => ({ id, phone, expiresAt })),
  }
}

function identityOf(row: ChildRow, sealing: Sealing): ChildRecord['identity'] {
  const { identityKind: kind, identityCountry: country, identitySealed } = row
  if (!kind || !identitySealed) return null
  return { kind, country, masked: maskNumber(sealing.open(identitySealed)) }
}
