import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { type FavouriteRoom, selectFavourites } from './queries'

export type { FavouriteRoom } from './queries'

/** The rooms the signed-in account has marked, each with its next free places and next release. */
export function listFavourites(ctx: Ctx): Promise<FavouriteRoom[]> {
  return selectFavourites(ctx.db.read, requireAccount(ctx.actor), ctx.now)
}
