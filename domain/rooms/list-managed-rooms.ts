import { validate } from 'uuid'
import { mayLicenseSomewhere } from '../authority/room-policy'
import { scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { pageNumber } from '../shared/page-number'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import {
  type ManagedRoomLine,
  type RoomFacets,
  type RoomFilters,
  selectManagedRooms,
  selectRoomFacets,
} from './staff-queries'

/** As many rooms as one page shows. */
export const roomsShown = 40

export type ManagedRooms = {
  rooms: ManagedRoomLine[]
  /** How many match, of `facets.total`. */
  total: number
  page: number
  pages: number
  facets: RoomFacets
  today: string
  /** Whether the actor may enter new rooms. */
  mayLicense: boolean
}

/**
 * The rooms the actor's roles take in that match, those falling short first, with today in numbers;
 * `search` is a part of the name or code. A page past the last is the last. Throws NotFound for
 * somebody without any role.
 */
export async function listManagedRooms(
  ctx: Ctx,
  asked: Partial<RoomFilters> & { page?: number } = {},
): Promise<ManagedRooms> {
  const actor = requireAccount(ctx.actor)
  if (actor.roles.length === 0) throw new NotFound()
  const today = dayOf(ctx.now)
  const scope = scopeOf(actor)
  const on = ctx.db.read
  const of = (page: number) =>
    selectManagedRooms(on, scope, {
      today,
      now: ctx.now,
      search: asked.search?.trim().slice(0, 80) ?? '',
      state: asked.state ?? null,
      divisionCode: asked.divisionCode ?? null,
      operatorId: asked.operatorId && validate(asked.operatorId) ? asked.operatorId : null,
      limit: roomsShown,
      offset: (page - 1) * roomsShown,
    })
  const wanted = pageNumber(asked.page)
  const [facets, first] = await Promise.all([selectRoomFacets(on, scope, today), of(wanted)])
  const past = first.rooms.length === 0 && wanted > 1
  const total = past ? (await of(1)).total : first.total
  const pages = Math.max(1, Math.ceil(total / roomsShown))
  const page = Math.min(wanted, pages)
  const { rooms } = past ? await of(page) : first
  return { rooms, total, page, pages, facets, today, mayLicense: mayLicenseSomewhere(actor) }
}
