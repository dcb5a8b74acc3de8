import { requireSignedIn } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'

/**
 * Lets the city's administrators and the system pass; throws SignInNeeded for a visitor and
 * NotFound for anybody else.
 */
export function requireCityAdministrator(actor: Actor): void {
  if (actor.kind === 'system') return
  requireSignedIn(actor)
  if (!actor.roles.some((role) => role.role === 'city_administrator')) throw new NotFound()
}
