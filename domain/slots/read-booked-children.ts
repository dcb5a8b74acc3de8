import type { RoomPlace } from '../authority/scope-rules'
import { sinceWhen } from '../families/reading-rules'
import type { Write } from '../shared/context'
import { needsStatedReason, readingPurpose, unnamed } from './child-read-rules'
import { type BookedChild, insertChildReads, selectBookedChildren } from './manage-queries'
import { findStatedReason } from './stated-reason-queries'

export type BookedChildren = {
  children: BookedChild[]
  /** Whether only initials and ages are shown, until the reader says why (see `openRoomDay`). */
  closed: boolean
}

/**
 * The children booked in a room on a day, or in one of its slots; that they were read is noted. A
 * person who looks from an office above the room sees initials and ages until a reason is stated for
 * that room and day.
 */
export async function readBookedChildren(
  write: Write,
  room: RoomPlace,
  asked: { day: string; slotId?: string },
): Promise<BookedChildren> {
  const { actor, now, tx } = write
  const children = await selectBookedChildren(tx, { roomId: room.id, ...asked }, now)
  const ids = children.map((one) => one.bookingId)
  if (actor.kind !== 'account' || !needsStatedReason(actor, room)) {
    await insertChildReads(write, ids, { purpose: readingPurpose(actor, room.id) })
    return { children, closed: false }
  }
  const stated = await findStatedReason(tx, {
    staffId: actor.accountId,
    roomId: room.id,
    day: asked.day,
    since: sinceWhen(now),
  })
  if (!stated) return { children: children.map(unnamed), closed: true }
  await insertChildReads(write, ids, stated)
  return { children, closed: false }
}
