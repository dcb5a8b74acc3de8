import { mayRunRoom } from '../authority/room-policy'
import { requireSignedIn } from '../shared/actor'
import type { Write } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { lockRoom, type ManagedRoom } from './queries'

/**
 * The room to change, locked until the transaction ends so that two changes of it cannot miss each
 * other. Throws SignInNeeded for a visitor, and NotFound if there is no such room or the actor
 * does not run it; a caregiver does not.
 */
export async function managedRoom(write: Write, roomId: string): Promise<ManagedRoom> {
  requireSignedIn(write.actor)
  const room = await lockRoom(write.tx, roomId)
  if (!room || !mayRunRoom(write.actor, room)) throw new NotFound()
  return room
}
