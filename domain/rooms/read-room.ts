import { policyInForce } from '../policies/policy-in-force'
import type { Policy } from '../policies/types'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import {
  findOpeningHours,
  findPublicRoom,
  type OpeningHours,
  type PublicRoom,
} from './find-queries'
import { type PictureRow, selectPictures } from './picture-queries'

export type { OpeningHours, PublicRoom } from './find-queries'

/**
 * What anybody may know of a room: its facts, its weekly hours and the settings in force today.
 * Throws NotFound where there is no such room or it is a draft.
 */
export async function readRoom(
  ctx: Ctx,
  code: string,
): Promise<{ room: PublicRoom; hours: OpeningHours[]; policy: Policy; pictures: PictureRow[] }> {
  const on = ctx.db.read
  const room = await findPublicRoom(on, code)
  if (!room) throw new NotFound()
  const day = dayOf(ctx.now)
  const [hours, policy, pictures] = await Promise.all([
    findOpeningHours(on, room.id, day),
    policyInForce(on, { subdistrictCode: room.subdistrictCode, roomId: room.id, day }),
    selectPictures(on, room.id),
  ])
  return { room, hours, policy, pictures }
}
