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
import { type RoomText, selectRoomTexts } from './text-queries'

export type { OpeningHours, PublicRoom } from './find-queries'
export type { RoomText } from './text-queries'

export type RoomPage = {
  room: PublicRoom
  hours: OpeningHours[]
  policy: Policy
  pictures: PictureRow[]
  /** A kind that is not there is not published. */
  texts: RoomText[]
}

/**
 * What anybody may know of a room: its facts, its weekly hours, its pictures, what it says of itself
 * and the settings in force today. Throws NotFound if there is no such room or it is a draft.
 */
export async function readRoom(ctx: Ctx, code: string): Promise<RoomPage> {
  const on = ctx.db.read
  const room = await findPublicRoom(on, code)
  if (!room) throw new NotFound()
  const day = dayOf(ctx.now)
  const [hours, policy, pictures, texts] = await Promise.all([
    findOpeningHours(on, room.id, day),
    policyInForce(on, { subdistrictCode: room.subdistrictCode, roomId: room.id, day }),
    selectPictures(on, room.id),
    selectRoomTexts(on, room.id),
  ])
  return { room, hours, policy, pictures, texts }
}
