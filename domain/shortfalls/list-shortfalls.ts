import type { Executor } from '@/db/client'
import { type Term, terms } from '../capacity/types'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { selectShortfalls } from './shortfall-queries'

/** What can fall short: a limit of the room, a slot's cap, or a slot closed with claims in it. */
export const shortfallTerms = [...terms, 'slot_cap', 'slot_closed'] as const
export type ShortfallTerm = Term | 'slot_cap' | 'slot_closed'

/** `shortBy` is children too many; for the ratio and least caregivers, caregivers missing. */
export type Shortfall = {
  id: string
  slotId: string | null
  day: string
  term: ShortfallTerm
  fromAt: Date
  toAt: Date
  shortBy: number
}

/**
 * Where a room falls short from today on, soonest first, until a person resolves it: a limit lies
 * below what is booked, and nobody is cancelled by it. Throws NotFound for a room that is not the
 * actor's.
 */
export async function listShortfalls(
  ctx: Ctx,
  input: { roomId: string },
): Promise<{ shortfalls: Shortfall[] }> {
  const room = await staffRoom(ctx.db.read, ctx.actor, { id: input.roomId })
  return { shortfalls: await comingShortfalls(ctx.db.read, room.id, ctx.now) }
}

/** The same for a room already found to be the actor's. Those that have passed today stay out. */
export async function comingShortfalls(
  on: Executor,
  roomId: string,
  now: Date,
): Promise<Shortfall[]> {
  const found = await selectShortfalls(on, roomId, dayOf(now))
  return found.flatMap(({ term, ...rest }) => {
    const known = shortfallTerms.find((one) => one === term)
    return known && rest.toAt > now ? [{ ...rest, term: known }] : []
  })
}
