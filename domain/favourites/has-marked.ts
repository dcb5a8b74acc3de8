import type { Ctx } from '../shared/context'
import { isFavourite } from './queries'

/** Whether the viewer has marked a room; a visitor never has. */
export async function hasMarked(ctx: Ctx, { roomId }: { roomId: string }): Promise<boolean> {
  const { actor } = ctx
  return actor.kind === 'account' && isFavourite(ctx.db.read, actor.accountId, roomId)
}
