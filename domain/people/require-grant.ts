import type { Executor } from '@/db/client'
import { requireSignedIn } from '../shared/actor'
import type { Actor, Role } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { mayGrant } from './policy'
import { placeOf } from './queries'

/**
 * Lets an actor pass who may give this role. Throws SignInNeeded for a visitor, and NotFound if the
 * scope is not there or not the actor's to give.
 */
export async function requireGrant(db: Executor, actor: Actor, role: Role): Promise<void> {
  requireSignedIn(actor)
  const place = await placeOf(db, role)
  if (!place || !mayGrant(actor, role, place)) throw new NotFound()
}
