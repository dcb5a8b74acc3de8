import { validate } from 'uuid'
import type { Executor } from '@/db/client'
import { scopeOf } from '../authority/scope-rules'
import { requireSignedIn } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { findStaffRoom, type StaffRoom } from './staff-queries'

/**
 * The room as one of its staff sees it, by its public code or its id. Throws SignInNeeded for a
 * visitor, and NotFound if there is no such room or the actor has no role over it.
 */
export async function staffRoom(
  on: Executor,
  actor: Actor,
  room: { code: string } | { id: string },
): Promise<StaffRoom> {
  requireSignedIn(actor)
  if ('id' in room && !validate(room.id)) throw new NotFound()
  const found = await findStaffRoom(on, scopeOf(actor), room)
  if (!found) throw new NotFound()
  return found
}
