import { requireAccount } from '../shared/actor'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { type ChildRow, childrenOf } from './queries'
import type { ChildCard, Relation } from './types'

/** The children the signed-in account is guardian of. */
export async function listChildren(ctx: Ctx): Promise<ChildCard[]> {
  const { accountId } = requireAccount(ctx.actor)
  const rows = await childrenOf(ctx.db.read, accountId)
  return rows.map((row) => childCard(row, dayOf(ctx.now)))
}

/** What a guardian sees of a child in a list on a day; the document's number is not in it. */
export function childCard(row: ChildRow & { relation: Relation }, today: string): ChildCard {
  const { id, name, birthDate, relation, allergies, notes, identityKind } = row
  return {
    id,
    name,
    birthDate,
    ageMonths: ageInMonths(birthDate, today),
    relation,
    allergies,
    notes,
    hasIdentity: identityKind !== null,
  }
}
