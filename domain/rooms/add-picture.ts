import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { managedRoom } from './managed-room'
import { type AddPictureInput, mostPictures } from './picture-inputs'
import { insertPicture, selectPictures } from './picture-queries'

export type AddPictureResult =
  | { ok: true /** False where it was there already: a form sent twice. */; added: boolean }
  | Refused<'too_many_pictures', { most: number }>

/**
 * Shows a picture on the room's page, behind the others. `keep` stores its files under `path`; it is
 * called once the actor is known to run the room, and if it fails nothing is shown. For those
 * who run the room; asked again with the same id it adds nothing more.
 */
export async function addPicture(
  ctx: Ctx,
  input: AddPictureInput,
  keep: () => Promise<void>,
): Promise<AddPictureResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, input.roomId)
    const { pictureId: id, ...picture } = input
    const there = await selectPictures(write.tx, room.id)
    if (there.some((one) => one.id === id)) return { ok: true, added: false }
    if (there.length >= mostPictures) {
      return { ok: false, reason: 'too_many_pictures', most: mostPictures }
    }
    await keep()
    await insertPicture(write.tx, { ...picture, id })
    await writeAudit(write, {
      action: 'picture_added',
      subjectKind: 'picture',
      subjectId: id,
      roomId: room.id,
      details: { width: picture.width, height: picture.height },
    })
    return { ok: true, added: true }
  })
}
