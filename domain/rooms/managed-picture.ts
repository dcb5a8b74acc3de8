import type { Write } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { managedRoom } from './managed-room'
import { type PictureRow, selectPictures } from './picture-queries'

/** A picture to change among the others of its room, which is locked. Throws NotFound as it does. */
export async function managedPicture(
  write: Write,
  roomId: string,
  pictureId: string,
): Promise<{ picture: PictureRow; all: PictureRow[] }> {
  const room = await managedRoom(write, roomId)
  const all = await selectPictures(write.tx, room.id)
  const picture = all.find((one) => one.id === pictureId)
  if (!picture) throw new NotFound()
  return { picture, all }
}
