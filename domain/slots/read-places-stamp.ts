import type { Ctx } from '../shared/context'
import { selectPlacesStamp } from './stamp-queries'

/**
 * A stamp of the state of a room's places on some days, both ends included: equal stamps, equal
 * places. It says nothing about them, and anybody may ask.
 */
export async function readPlacesStamp(
  ctx: Ctx,
  { roomId, from, to }: { roomId: string; from: string; to: string },
): Promise<string> {
  return selectPlacesStamp(ctx.db.read, roomId, { from, to })
}
