import type { MessageLimits } from '../messages/limit-queries'
import type { Turn } from '../shared/turn-rules'

const hour = 60 * 60
/** How long what a desk opened and missed counts. */
export const budgetHours = 24
const day = budgetHours * hour
/** How long a number that was shown to be the family's can be registered with. */
const shownSeconds = 2 * hour

type AtDesk = { staffId: string; roomId: string }

/** What one family opened by number takes of its desk's day and of the day of the person behind it. */
export function familyTurns({ staffId, roomId }: AtDesk, limits: MessageLimits): Turn[] {
  return [
    { key: `families of desk ${roomId}`, most: limits.familiesByDesk, window: day },
    { key: `families of staff ${staffId}`, most: limits.familiesByStaff, window: day },
  ]
}

/** What a number takes that a desk asked for and nobody has shown to be theirs, or a wrong code. */
export function missTurn({ roomId }: Pick<AtDesk, 'roomId'>, limits: MessageLimits): Turn {
  return { key: `misses of desk ${roomId}`, most: limits.deskMisses, window: day }
}

/** Keeps that a number was shown to be that of the family at this desk, for this person. */
export function shownTurn({ staffId, roomId }: AtDesk, phone: string): Turn {
  return { key: `shown ${staffId} ${roomId} ${phone}`, most: 1_000, window: shownSeconds }
}
