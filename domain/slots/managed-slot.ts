import { validate } from 'uuid'
import { managedRoom } from '../rooms/managed-room'
import type { ManagedRoom } from '../rooms/queries'
import { requireSignedIn } from '../shared/actor'
import type { Write } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { SeenSlot } from './manage-inputs'
import {
  findRoomOfSlot,
  lockSlotClaims,
  type ManagedSlot,
  selectManagedSlots,
} from './manage-queries'

/**
 * A slot to change, with its room and its claims locked until the transaction ends: no booking comes
 * or goes between what is decided and what is written. Throws SignInNeeded for a visitor, NotFound
 * for a slot of a room the actor does not run; a caregiver does not.
 */
export async function managedSlot(
  write: Write,
  slotId: string,
): Promise<{ slot: ManagedSlot; room: ManagedRoom }> {
  requireSignedIn(write.actor)
  const roomId = validate(slotId) ? await findRoomOfSlot(write.tx, slotId) : null
  if (!roomId) throw new NotFound()
  const room = await managedRoom(write, roomId)
  await lockSlotClaims(write.tx, slotId)
  const [slot] = await selectManagedSlots(write.tx, { roomId, slotId }, write.now)
  if (!slot) throw new NotFound()
  return { slot, room }
}

/** The slot as a form shows it, to be sent back with the form. */
export function seenOf(slot: Pick<ManagedSlot, 'status' | 'cap' | 'bookings'>): SeenSlot {
  return { status: slot.status, cap: slot.cap, bookings: slot.bookings }
}

/** What changed since the form was shown: the slot as it is now, or null if nothing did. */
export function changedSince(seen: SeenSlot, slot: ManagedSlot): SeenSlot | null {
  const now = seenOf(slot)
  const same = seen.status === now.status && seen.cap === now.cap && seen.bookings === now.bookings
  return same ? null : now
}
