import type { Executor } from '@/db/client'
import type { Actor, Role } from '../shared/context'
import { NotFound, SignInNeeded } from '../shared/refusal'
import { mayGrant } from './policy'
import { placeOf } from './queries'

/**
 * Lets pass who may give this role. Throws SignInNeeded for a visitor, and NotFound where the
 * scope is not there or not the actor's to give.
 */
export async function requireGrant(db: Executor, actor: Actor, role: Role): Promise<void> {
  if (actor.kind === 'visitor') throw new SignInNeeded()
  const place = await placeOf(db, role)
  if (!place || !mayGrant(actor, role, place)) throw new NotFound()
}
