import { scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type FoundPlace, selectPlacesNamed } from './child-queries'

/** The most places that a search shows. */
const placesShown = 40

/**
 * Places whose rules the actor may look at, by a part of their name or code: all of them if
 * `search` is empty. A caregiver's room is not among them; throws NotFound for somebody without any
 * other role.
 */
export async function findPolicyPlaces(
  ctx: Ctx,
  { search }: { search: string },
): Promise<{ places: FoundPlace[]; total: number }> {
  const actor = requireAccount(ctx.actor)
  const roles = actor.roles.filter((role) => role.role !== 'caregiver')
  if (roles.length === 0) throw new NotFound()
  const scope = scopeOf({ ...actor, roles })
  return selectPlacesNamed(ctx.db.read, scope, {
    search: search.trim().slice(0, 80),
    limit: placesShown,
  })
}
