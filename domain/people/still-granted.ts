import type { Executor } from '@/db/client'
import { actorOfAccount } from '../accounts/actor-of-session'
import type { Role } from '../shared/context'
import { mayGrant } from './policy'
import { placeOf } from './queries'

/**
 * Whether the person who offered a role could still give it: an offer falls with the office of its
 * maker. What the program itself offered stands.
 */
export async function stillGranted(
  db: Executor,
  invitedBy: string | null,
  role: Role,
): Promise<boolean> {
  if (!invitedBy) return true
  const [inviter, place] = await Promise.all([actorOfAccount(db, invitedBy), placeOf(db, role)])
  return inviter !== null && place !== null && mayGrant(inviter, role, place)
}
