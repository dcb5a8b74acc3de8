import type { Actor } from '../shared/context'

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
