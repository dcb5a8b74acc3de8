import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { scopeOf } from './scope'
import { type ManagedRoomLine, selectManagedRooms } from './staff-queries'

/** As many rooms as one page shows; a search narrows the rest. */
export const roomsShown = 60

export type ManagedRooms = { rooms: ManagedRoomLine[]; total: number; today: string }

/**
 * The rooms the actor's roles take in, those falling short first, with today in numbers; `search`
 * is a part of the name or code. Throws NotFound for somebody without any role.
 */
export async function listManagedRooms(
  ctx: Ctx,
  { search = '' }: { search?: string } = {},
): Promise<ManagedRooms> {
  const actor = requireAccount(ctx.actor)
  if (actor.roles.length === 0) throw new NotFound()
  const today = dayOf(ctx.now)
  const found = await selectManagedRooms(ctx.db.read, scopeOf(actor), {
    today,
    now: ctx.now,
    search: search.trim().slice(0, 80),
    limit: roomsShown,
  })
  return { ...found, today }
}
