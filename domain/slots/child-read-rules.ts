import { type RoomPlace, roleCovers } from '../authority/scope-rules'
import type { Actor } from '../shared/context'
import { initialOf } from '../shared/names'
import type { BookedChild } from './manage-queries'

export type ReadingPurpose = 'care_of_the_day' | 'supervision'

/**
 * What a member of staff reads the children's records of a room for: the room's own people to care
 * for them that day, everybody else to supervise the room.
 */
export function readingPurpose(actor: Actor, roomId: string): ReadingPurpose {
  const own =
    actor.kind === 'account' &&
    actor.roles.some((role) => 'roomId' in role && role.roomId === roomId)
  return own ? 'care_of_the_day' : 'supervision'
}

const running = ['room_manager', 'caregiver', 'operator']

/** Whether somebody looks at the room from an office above it alone, and so says why first. */
export function needsStatedReason(actor: Actor, room: RoomPlace): boolean {
  if (actor.kind !== 'account') return false
  return !actor.roles.some((role) => running.includes(role.role) && roleCovers(role, room))
}

/** A booked child as it is shown before a reason is stated: its initial and its age. */
export function unnamed(child: BookedChild): BookedChild {
  return {
    ...child,
    childName: initialOf(child.childName),
    factorHundredths: 100,
    allergies: null,
    notes: null,
    guardianName: null,
    guardianPhone: '',
    guardianRelation: null,
  }
}
