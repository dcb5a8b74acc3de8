import { validate } from 'uuid'
import { mayRunRoom } from '../authority/room-policy'
import type { Ctx } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { mostPictures } from './picture-inputs'
import { selectPictures } from './picture-queries'
import { staffRoom } from './staff-room'

export type ExpectPictureResult =
  | { ok: true /** The same picture was added before. */; shown: boolean }
  | Refused<'too_many_pictures', { most: number }>

/**
 * Whether the actor may add a picture to a room, asked before the file is read, which costs the site more
 * than the question. Changes nothing; `addPicture` asks again. For those who run the room: throws
 * SignInNeeded for a visitor, and NotFound if there is no such room or it is not the actor's to run.
 */
export async function expectPicture(
  ctx: Ctx,
  { roomId, pictureId }: { roomId: string; pictureId: string },
): Promise<ExpectPictureResult> {
  if (!validate(roomId)) throw new NotFound()
  const room = await staffRoom(ctx.db.read, ctx.actor, { id: roomId })
  if (!mayRunRoom(ctx.actor, room)) throw new NotFound()
  const there = await selectPictures(ctx.db.read, room.id)
  if (there.some((one) => one.id === pictureId)) return { ok: true, shown: true }
  if (there.length < mostPictures) return { ok: true, shown: false }
  return { ok: false, reason: 'too_many_pictures', most: mostPictures }
}
