import type { Ctx } from '../shared/context'
import { type Release, selectNextRelease } from './release-queries'

export type { Release } from './release-queries'

/** When slots of a room become bookable next; null if none is known yet. For anybody. */
export function findNextRelease(ctx: Ctx, { roomId }: { roomId: string }): Promise<Release | null> {
  return selectNextRelease(ctx.db.read, roomId, ctx.now)
}
